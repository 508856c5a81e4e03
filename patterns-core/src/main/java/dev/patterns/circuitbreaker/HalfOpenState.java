package dev.patterns.circuitbreaker;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Admits a few calls as probes. When all of them have ended, the breaker closes; it opens again as soon as too many
 * have failed.
 *
 * <p>Each probe occupies a slot, and its outcome counts only while it does:
 *
 * <pre>
 *             admit               success or failure
 *    free ───────────▶ probe ─────────────────────────▶ DONE
 *      ▲                │ │
 *      └────────────────┘ └──▶ another probe, once the lease has ended
 *            ignored
 * </pre>
 *
 * So there are never more probes than slots, and each probe counts once. A probe that hangs, or that its caller has
 * lost, is replaced when its lease has ended. If it ends after that, it doesn't count.
 *
 * <p>The slots are guarded by the lock on this object. It is held for a few steps only: transitions are made, and
 * listeners called, outside of it.
 */
final class HalfOpenState extends CircuitState {

    private static final Object DONE = "done";

    private final @Nullable Object[] slots;
    private final long leaseNanos;
    private final long longestNanos;
    private int done;
    private int failed;
    private volatile @Nullable Throwable lastFailure; // also read without the lock

    HalfOpenState(StateContext context, int openings) {
        super(context, CircuitBreakerState.HALF_OPEN, openings);
        var config = context.config();
        this.slots = new @Nullable Object[config.probes()];
        this.leaseNanos = config.probeLease().toNanos();
        this.longestNanos = config.halfOpenAtMost().map(Duration::toNanos).orElse(Long.MAX_VALUE);
    }

    @Override
    CallPermit admit() {
        if (age() >= longestNanos) {
            return transitionTo(CircuitBreakerState.OPEN, null).admit();
        }
        var probe = leaseSlot();
        if (probe == null) {
            throw context.rejection("circuit breaker is half-open and all its probes are under way", -1);
        }
        return probe;
    }

    @Override
    void startTimer() {
        if (context.config().halfOpenByTimer() && longestNanos != Long.MAX_VALUE) {
            context.time().schedule(() -> transitionTo(CircuitBreakerState.OPEN, null), Duration.ofNanos(longestNanos));
        }
    }

    private synchronized @Nullable Probe leaseSlot() {
        long now = context.time().nanoTime();
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

    /** Returns the state that follows from the probe's outcome; {@code HALF_OPEN} if nothing follows yet. */
    private synchronized CircuitBreakerState record(Probe probe, CallOutcome outcome, @Nullable Throwable failure) {
        if (slots[probe.slot] != probe) {
            return CircuitBreakerState.HALF_OPEN; // its lease has ended, and another probe has its slot
        }
        if (outcome == CallOutcome.IGNORED) {
            slots[probe.slot] = null;
            return CircuitBreakerState.HALF_OPEN;
        }
        slots[probe.slot] = DONE;
        done++;
        if (outcome != CallOutcome.SUCCESS) {
            failed++;
            lastFailure = failure;
        }
        if (failed > 0 && failed / (double) slots.length >= context.config().reopenAt()) {
            return CircuitBreakerState.OPEN; // a success returns it too, if the failing thread is not there yet
        }
        return done == slots.length ? stateOnRecovery() : CircuitBreakerState.HALF_OPEN;
    }

    private CircuitBreakerState stateOnRecovery() {
        return context.config().rampOver().isPresent() ? CircuitBreakerState.RECOVERING : CircuitBreakerState.CLOSED;
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
            var next = record(this, outcome, failure);
            if (next != CircuitBreakerState.HALF_OPEN) {
                transitionTo(next, next == CircuitBreakerState.OPEN ? lastFailure : null);
            }
        }
    }
}
