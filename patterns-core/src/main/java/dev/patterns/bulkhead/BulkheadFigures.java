package dev.patterns.bulkhead;

import dev.patterns.bulkhead.BulkheadStatus.Rejection;
import dev.patterns.internal.Listeners;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and reports the calls that waited or were rejected. A call that finds a permit at once doesn't use it. */
final class BulkheadFigures {

    private static final Logger log = LoggerFactory.getLogger(Bulkhead.class);

    final Listeners<Duration> onWait;
    final Listeners<Rejection> onRejection;
    private final LongAdder waited = new LongAdder();
    private final Map<Rejection, LongAdder> rejected = new EnumMap<>(Rejection.class);
    private volatile @Nullable FullReason lastFull;

    /** Most rejections have the same limits as the one before: then the text is not built again. */
    private record FullReason(int limit, int maxWaiters, String text) {}

    BulkheadFigures(String name) {
        var owner = "bulkhead " + name;
        this.onWait = new Listeners<>(log, owner);
        this.onRejection = new Listeners<>(log, owner);
        for (var rejection : Rejection.values()) {
            rejected.put(rejection, new LongAdder());
        }
    }

    /** A call has a permit, after a wait. */
    void waited(long nanos) {
        waited.increment();
        if (!onWait.isEmpty()) {
            onWait.notify(Duration.ofNanos(nanos));
        }
    }

    @SuppressWarnings("NullAway") // all rejections are there
    void rejected(Rejection rejection) {
        rejected.get(rejection).increment();
        onRejection.notify(rejection);
    }

    /** Why a call is rejected that finds neither a permit nor a place to wait. */
    String fullReason(int limit, int maxWaiters) {
        var last = lastFull;
        if (last == null || last.limit != limit || last.maxWaiters != maxWaiters) {
            last = new FullReason(limit, maxWaiters, "full: limit " + limit + ", maxWaiters " + maxWaiters);
            lastFull = last;
        }
        return last.text;
    }

    long waited() {
        return waited.sum();
    }

    Map<Rejection, Long> rejected() {
        var counts = new EnumMap<Rejection, Long>(Rejection.class);
        rejected.forEach((rejection, count) -> counts.put(rejection, count.sum()));
        return counts;
    }
}
