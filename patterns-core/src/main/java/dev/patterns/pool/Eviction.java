package dev.patterns.pool;

import dev.patterns.Time;
import dev.patterns.pool.ConnectionPoolEvent.CloseReason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes many connections out of the pool at once: all that are open, or what is left when the pool is closed. */
final class Eviction {

    private final Slots slots;
    private final ConnectionSupplier supplier;
    private final Time time;
    private final AtomicInteger aborted = new AtomicInteger(); // leases
    private final List<Thread> closers = new CopyOnWriteArrayList<>(); // they wait until all is returned

    Eviction(Slots slots, ConnectionSupplier supplier, Time time) {
        this.slots = slots;
        this.supplier = supplier;
        this.time = time;
    }

    /** Replaces idle connections now, lent ones and those that are being opened or pinged at their release. */
    void evict() {
        supplier.evictOpening();
        slots.forEach(Slot::retire); // those that are not idle now
        closeIdle(CloseReason.EVICTED);
    }

    /** As {@link #evict}, and takes lent connections away from their borrowers. */
    void flush() {
        evict();
        abortLent(CloseReason.EVICTED);
    }

    /** For a pool that is closed. */
    void closeIdle() {
        closeIdle(CloseReason.POOL_CLOSED);
    }

    private void closeIdle(CloseReason reason) {
        for (var slot : slots) {
            long version = slot.version();
            if (Slot.is(Slot.IDLE, version) || Slot.is(Slot.NEEDS_PING, version)) {
                supplier.close(slot, version, reason);
            }
        }
    }

    private void abortLent(CloseReason reason) {
        for (var slot : slots) {
            long version = slot.version();
            if (Slot.is(Slot.LEASED, version)) {
                if (supplier.abort(slot, version, reason)) {
                    aborted.incrementAndGet();
                }
            } else if (Slot.is(Slot.RETURNING, version)) {
                abortReset(slot, version);
            }
        }
        leaseEnded();
    }

    /** The borrower's thread resets the connection and will release it; if the driver hangs in that, it ends now. */
    private void abortReset(Slot slot, long version) {
        var connection = slot.connection;
        if (connection != null && slot.version() == version) {
            time.execute(() -> SlotTask.abortQuietly(connection));
        }
    }

    /** Waits until no connection is lent. Aborts those that still are when the time is over: false then. */
    boolean awaitReturns(Duration grace) {
        long start = time.nanoTime();
        int before = aborted.get();
        closers.add(Thread.currentThread());
        try {
            while (anyLent()) {
                long remaining = grace.toNanos() - (time.nanoTime() - start);
                if (remaining <= 0 || Thread.currentThread().isInterrupted()) {
                    abortLent(CloseReason.POOL_CLOSED);
                    return false;
                }
                time.parkNanos(this, remaining);
            }
            return aborted.get() == before;
        } finally {
            closers.remove(Thread.currentThread());
        }
    }

    private boolean anyLent() {
        for (var slot : slots) {
            long version = slot.version();
            if (Slot.is(Slot.LEASED, version) || Slot.is(Slot.RETURNING, version)) {
                return true;
            }
        }
        return false;
    }

    /** Lets threads look again that wait until no connection is lent. Called after the slot has moved on. */
    void leaseEnded() {
        for (var closer : closers) {
            time.unpark(closer);
        }
    }

    /** Names what a parked thread waits for, in a simulation's report. */
    @Override
    public String toString() {
        return "the return of all connections";
    }
}
