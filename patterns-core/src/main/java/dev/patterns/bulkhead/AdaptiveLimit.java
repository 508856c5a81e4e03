package dev.patterns.bulkhead;

import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.bulkhead.BulkheadConfig.LimitRange;
import dev.patterns.internal.CausedBy;
import dev.patterns.internal.Futures;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Times the calls that have a permit, and sets the bulkhead's limit to the one that {@link GradientLimit} computes.
 *
 * <p>A failure is no answer: it may come faster than any answer, because the dependency did nothing. As a latency it
 * would raise the limit. It doesn't lower it either, unless it is a drop: most failures have nothing to do with the
 * load.
 */
final class AdaptiveLimit {

    private static final Logger log = LoggerFactory.getLogger(Bulkhead.class);

    /** By name: each library has a type of its own, and most of them can't be named here. */
    private static final CausedBy TIMEOUT = new CausedBy(AdaptiveLimit::isTimeout);

    private enum CountsAs {
        /** A result: its latency counts. */
        ANSWERED,
        /** A timeout, or what the settings name: the dependency can't serve so many. */
        DROPPED,
        /** Any other failure. */
        NOTHING
    }

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

    <T extends @Nullable Object, X extends Exception> T call(
            CheckedSupplier<? extends T, X> action, BulkheadConfig config) throws X {
        int active = permits.active();
        long startedAt = time.nanoTime();
        T result;
        try {
            result = action.get();
        } catch (Throwable failure) {
            ended(startedAt, active, failed(failure, config));
            throw failure;
        }
        ended(startedAt, active, returned(result, config));
        return result;
    }

    <T extends @Nullable Object> Supplier<CompletionStage<T>> timed(
            Supplier<? extends CompletionStage<T>> action, BulkheadConfig config) {
        return () -> {
            int active = permits.active();
            long startedAt = time.nanoTime();
            var call = Futures.start(action);
            call.whenComplete((result, failure) -> ended(
                    startedAt,
                    active,
                    failure == null ? returned(result, config) : failed(Futures.unwrap(failure), config)));
            return call;
        };
    }

    private static CountsAs returned(@Nullable Object result, BulkheadConfig config) {
        var drops = config.dropOnResult();
        try {
            return drops.isPresent() && drops.get().test(result) ? CountsAs.DROPPED : CountsAs.ANSWERED;
        } catch (Throwable broken) {
            log.error("dropOnResult of bulkhead {} failed: the call counts as nothing", config.name(), broken);
            return CountsAs.NOTHING;
        }
    }

    private static CountsAs failed(Throwable failure, BulkheadConfig config) {
        try {
            return TIMEOUT.test(failure) || config.dropOn().test(failure) ? CountsAs.DROPPED : CountsAs.NOTHING;
        } catch (Throwable broken) {
            log.error("dropOn of bulkhead {} failed: the call counts as nothing", config.name(), broken);
            return CountsAs.NOTHING;
        }
    }

    private static boolean isTimeout(Throwable failure) {
        for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getSimpleName().contains("Timeout")) {
                return true;
            }
        }
        return false;
    }

    /** @param active how many calls were active when it started, itself included */
    private void ended(long startedAt, int active, CountsAs countsAs) {
        if (countsAs == CountsAs.NOTHING) {
            return;
        }
        long now = time.nanoTime();
        synchronized (this) {
            if (countsAs == CountsAs.DROPPED) {
                computed.dropped(now, now - startedAt, active);
            } else {
                computed.answered(now, now - startedAt, active);
            }
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
