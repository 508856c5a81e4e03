package dev.patterns.circuitbreaker;

import dev.patterns.CallRejectedException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A few probes pass. When all have succeeded the breaker closes; when one fails it opens again.
 *
 * <p>Each probe occupies a slot, and its outcome counts only if it still does:
 *
 * <pre>
 *             admit                 success
 *    free ───────────▶ probe ──────────────────▶ DONE     all slots: the breaker closes
 *      ▲                │ │ │       failure
 *      └────────────────┘ │ └──────────────────▶ DONE     the breaker opens
 *            ignored      └──▶ another probe, once the lease is over
 * </pre>
 *
 * Every arrow is one compare-and-set on the slot. So there are never more probes out than slots; a probe settles once; and
 * one that hangs, or was lost by its caller, is replaced after its lease and can't vote when it comes back after all.
 */
final class HalfOpen extends BreakerState {

    private final AtomicReferenceArray<@Nullable Probe> slots;
    private final AtomicInteger outstanding;
    private final long leaseNanos;
    private final Probe done = new Probe(-1, 0);

    HalfOpen(CircuitBreaker breaker) {
        super(breaker);
        this.slots = new AtomicReferenceArray<>(breaker.config().probes());
        this.outstanding = new AtomicInteger(breaker.config().probes());
        this.leaseNanos = breaker.config().probeLease().toNanos();
    }

    @Override
    CircuitBreaker.State name() {
        return CircuitBreaker.State.HALF_OPEN;
    }

    @Override
    Permit admit() {
        long now = breaker.time().nanoTime();
        for (int slot = 0; slot < slots.length(); slot++) {
            var occupant = slots.get(slot);
            if (occupant == null || (occupant != done && now - occupant.startedAt >= leaseNanos)) {
                var probe = new Probe(slot, now);
                if (slots.compareAndSet(slot, occupant, probe)) {
                    return probe;
                }
            }
        }
        throw new CallRejectedException(breaker.name(), "circuit breaker is half-open and its probes are out", null);
    }

    private final class Probe implements Permit {
        private final int slot;
        private final long startedAt;

        Probe(int slot, long startedAt) {
            this.slot = slot;
            this.startedAt = startedAt;
        }

        @Override
        public void succeeded() {
            if (leave(done) && outstanding.decrementAndGet() == 0) {
                breaker.moveOn(HalfOpen.this, new Closed(breaker), null);
            }
        }

        @Override
        public void failed(Throwable failure) {
            if (leave(done)) {
                breaker.moveOn(HalfOpen.this, new Open(breaker), failure);
            }
        }

        @Override
        public void ignored() {
            leave(null);
        }

        private boolean leave(@Nullable Probe successor) {
            return slots.compareAndSet(slot, this, successor);
        }
    }
}
