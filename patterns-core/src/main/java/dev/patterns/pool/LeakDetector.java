package dev.patterns.pool;

import static dev.patterns.pool.PoolLog.log;

import dev.patterns.pool.ConnectionPoolEvent.CloseReason;
import dev.patterns.pool.ConnectionPoolEvent.LeakReturned;
import dev.patterns.pool.ConnectionPoolEvent.LeakSuspected;
import dev.patterns.pool.ConnectionPoolEvent.Reclaimed;
import dev.patterns.pool.Slot.LeaseInfo;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Looks for connections that are held for too long: reports them, reports when they are returned, and takes them back
 * where that is wanted. All of it is done by the housekeeper; a borrow only decides whether it takes a stack trace.
 */
final class LeakDetector {

    /** 2^64 / golden ratio: its multiples, modulo 2^64, are spread evenly and repeat no short pattern. */
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final CurrentSettings settings;
    private final Slots slots;
    private final ConnectionSupplier supplier;
    private final PoolEvents events;
    private final Map<Slot, LeaseInfo> reported = new IdentityHashMap<>(); // only for the housekeeper

    private volatile long traceLimit; // a borrow is traced if a number between 0 and 2^64 is below; 0 for none

    LeakDetector(CurrentSettings settings, Slots slots, ConnectionSupplier supplier, PoolEvents events) {
        this.settings = settings;
        this.slots = slots;
        this.supplier = supplier;
        this.events = events;
    }

    /** Takes over new settings. */
    void apply(ConnectionPoolSettings next) {
        traceLimit = next.leakDetectionThreshold().isEmpty() ? 0 : Long.divideUnsigned(-1, next.traceOneBorrowIn());
    }

    /**
     * Whether the next lease of the slot takes a stack trace. Every slot chooses one in {@code traceOneBorrowIn} of its
     * own leases, at irregular intervals: so no count is shared, and a place in the code that borrows each second time,
     * for example, is found too.
     */
    boolean tracesNext(Slot slot) {
        long limit = traceLimit;
        return limit != 0 && Long.compareUnsigned(slot.leases() * GOLDEN, limit) <= 0;
    }

    /** Looks at all leases. */
    void inspect(long now) {
        reported.entrySet().removeIf(entry -> isOver(entry.getKey(), entry.getValue(), now));
        var current = settings.get();
        if (current.leakDetectionThreshold().isEmpty() && current.reclaimAfter().isEmpty()) {
            return;
        }
        for (var slot : slots) {
            var lease = slot.currentLease();
            if (lease == null) {
                continue;
            }
            var held = Duration.ofNanos(now - lease.since());
            if (current.reclaimAfter()
                    .filter(limit -> held.compareTo(limit) >= 0)
                    .isPresent()) {
                reclaim(slot, lease, now);
            } else if (current.leakDetectionThreshold()
                    .filter(limit -> held.compareTo(limit) >= 0)
                    .isPresent()) {
                report(slot, lease, now);
            }
        }
    }

    private boolean isOver(Slot slot, LeaseInfo lease, long now) {
        if (slot.isHeld(lease.version())) {
            return false;
        }
        var holder = ExhaustionReport.describe(lease, now);
        log.warn("{}: no leak, the connection was returned: {}", name(), holder);
        events.publish(new LeakReturned(name(), holder));
        return true;
    }

    private void report(Slot slot, LeaseInfo lease, long now) {
        if (reported.putIfAbsent(slot, lease) == null) {
            var holder = ExhaustionReport.describe(lease, now);
            log.warn("{}: possible leak: {}", name(), holder, lease.borrowTrace());
            events.publish(new LeakSuspected(name(), holder, lease.borrowTrace()));
        }
    }

    private void reclaim(Slot slot, LeaseInfo lease, long now) {
        long resetting = Slot.returning(lease.version()); // a reset may hang too
        if (supplier.abort(slot, lease.version(), CloseReason.RECLAIMED)
                || supplier.abort(slot, resetting, CloseReason.RECLAIMED)) {
            reported.remove(slot);
            var holder = ExhaustionReport.describe(lease, now);
            log.warn(
                    "{}: a connection was held for too long and is taken back: {}",
                    name(),
                    holder,
                    lease.borrowTrace());
            events.publish(new Reclaimed(name(), holder));
        }
    }

    private String name() {
        return settings.get().name();
    }
}
