package dev.patterns.bulkhead;

import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.bulkhead.BulkheadConfig.LimitRange;
import dev.patterns.internal.Futures;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Times the calls that have a permit, and sets the bulkhead's limit to the one that {@link GradientLimit} computes. */
final class AdaptiveLimit {

    private final Permits permits;
    private final PermitQueue queue;
    private final Time time;
    private final GradientLimit computed; // under this object's lock
    private boolean stopped; // under this object's lock

    AdaptiveLimit(LimitRange range, int initial, Permits permits, PermitQueue queue, Time time) {
        this.permits = permits;
        this.queue = queue;
        this.time = time;
        this.computed = new GradientLimit(range, initial, time.nanoTime());
    }

    <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        int active = permits.active();
        long startedAt = time.nanoTime();
        boolean failed = true;
        try {
            T result = action.get();
            failed = false;
            return result;
        } finally {
            ended(startedAt, failed, active);
        }
    }

    <T extends @Nullable Object> Supplier<CompletionStage<T>> timed(Supplier<? extends CompletionStage<T>> action) {
        return () -> {
            int active = permits.active();
            long startedAt = time.nanoTime();
            var call = Futures.start(action);
            call.whenComplete((value, failure) -> ended(startedAt, failure != null, active));
            return call;
        };
    }

    /** @param active how many calls were active when it started, itself included */
    private void ended(long startedAt, boolean failed, int active) {
        long now = time.nanoTime();
        synchronized (this) {
            computed.sample(now, now - startedAt, failed, active);
            if (stopped || permits.limit() == computed.limit()) {
                return;
            }
            permits.limit(computed.limit());
        }
        queue.wakeFirstIfAvailable();
    }

    /** For one that is replaced: calls that end later don't change the limit. */
    synchronized void stop() {
        stopped = true;
    }
}
