package dev.patterns.circuitbreaker;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A few probes pass. When all are done the breaker closes; it opens again as soon as too many have failed.
 *
 * <p>Each probe occupies a slot, and its outcome counts only if it still does:
 *
 * <pre>
 *             admit               success or failure
 *    free ───────────▶ probe ─────────────────────────▶ DONE
 *      ▲                │ │
 *      └────────────────┘ └──▶ another probe, once the lease is over
 *            ignored
 * </pre>
 *
 * So there are never more probes out than slots; a probe settles once; and one that hangs, or was lost by its caller, is
 * replaced after its lease and can't vote when it comes back after all.
 *
 * <p>The slots are guarded by the lock on this. It is held for a few steps; the breaker moves on, and listeners are told,
 * after it was let go.
 */
final class HalfOpenState extends CircuitState {

    private static final Object DONE = "done";

    private final @Nullable Object[] slots;
    private final long leaseNanos;
    private final long longestStay;
    private int done;
    private int failed;
    private @Nullable Throwable lastFailure;

    HalfOpenState(CircuitBreaker breaker, int openings) {
        super(breaker, CircuitBreakerState.HALF_OPEN, openings);
        var config = breaker.config();
        this.slots = new @Nullable Object[config.probes()];
        this.leaseNanos = config.probeLease().toNanos();
        this.longestStay = config.halfOpenAtMost().map(Duration::toNanos).orElse(Long.MAX_VALUE);
    }

    @Override
    CallPermit admit() {
        if (age() >= longestStay) {
            open(null);
            return breaker.admit();
        }
        var probe = lease();
        if (probe == null) {
            throw breaker.rejection("circuit breaker is half-open and its probes are out", -1);
        }
        return probe;
    }

    @Override
    void entered() {
        if (breaker.config().halfOpenByTimer() && longestStay != Long.MAX_VALUE) {
            breaker.time().schedule(() -> open(null), Duration.ofNanos(longestStay));
        }
    }

    private synchronized @Nullable Probe lease() {
        long now = breaker.time().nanoTime();
        for (int slot = 0; slot < slots.length; slot++) {
            var occupant = slots[slot];
            if (occupant == null || (occupant instanceof Probe probe && now - probe.startedAt >= leaseNanos)) {
                var probe = new Probe(slot, now);
                slots[slot] = probe;
                return probe;
            }
        }
        return null;
    }

    /** What follows from a probe's outcome. */
    private enum Verdict {
        NONE,
        CLOSE,
        OPEN
    }

    private synchronized Verdict count(Probe probe, CallOutcome outcome, @Nullable Throwable failure) {
        if (slots[probe.slot] != probe) {
            return Verdict.NONE; // its lease was over, and another has taken its place
        }
        if (outcome == CallOutcome.IGNORED) {
            slots[probe.slot] = null;
            return Verdict.NONE;
        }
        slots[probe.slot] = DONE;
        done++;
        if (outcome != CallOutcome.SUCCESS) {
            failed++;
            lastFailure = failure;
        }
        if (failed > 0 && failed / (double) slots.length >= breaker.config().reopenAt()) {
            return Verdict.OPEN; // also for a success that comes before the failure's verdict has taken effect
        }
        return done == slots.length ? Verdict.CLOSE : Verdict.NONE;
    }

    private synchronized @Nullable Throwable cause() {
        return lastFailure;
    }

    private final class Probe implements CallPermit {
        private final int slot;
        private final long startedAt;

        Probe(int slot, long startedAt) {
            this.slot = slot;
            this.startedAt = startedAt;
        }

        @Override
        public void settle(CallOutcome outcome, @Nullable Throwable failure) {
            switch (count(this, outcome, failure)) {
                case OPEN -> open(cause());
                case CLOSE -> breaker.moveOn(HalfOpenState.this, RecoveringState.orClosed(breaker, openings), null);
                case NONE -> {}
            }
        }
    }
}
