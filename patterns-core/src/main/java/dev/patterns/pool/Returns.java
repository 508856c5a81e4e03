package dev.patterns.pool;

import static dev.patterns.pool.PoolLog.log;

import dev.patterns.pool.ConnectionPoolEvent.CloseReason;

/** Decides what becomes of a slot that is released: the first waiter's, idle, or closed. */
final class Returns {

    private final String poolName;
    private final WaitQueue queue;
    private final ConnectionSupplier supplier;
    private final Housekeeper housekeeper;
    private final Eviction eviction;

    private volatile boolean pingsAlways; // of the settings, for each return

    Returns(String poolName, WaitQueue queue, ConnectionSupplier supplier, Housekeeper housekeeper, Eviction eviction) {
        this.poolName = poolName;
        this.queue = queue;
        this.supplier = supplier;
        this.housekeeper = housekeeper;
        this.eviction = eviction;
    }

    /** Takes over new settings. */
    void apply(ConnectionPoolSettings next) {
        pingsAlways = next.prePing().isAlways();
    }

    /**
     * Takes a slot back from a borrower, or from a task that opened or pinged its connection.
     *
     * @param validated whether the connection was opened or answered a ping just now
     */
    void release(Slot slot, long version, boolean validated) {
        long now = housekeeper.now();
        long generation = supplier.generation();
        if (validated) {
            slot.generation = generation;
            slot.provenAt = now;
        } else {
            slot.idleSince = now;
        }
        boolean tooOld = now - slot.retireAt >= 0;
        if (slot.condition() != Slot.SOUND || tooOld || queue.isClosed()) {
            takeOut(slot, version);
            return;
        }
        boolean proven = slot.generation == generation; // none was found invalid since this one last worked
        boolean needsPing = pingsAlways || !proven;
        boolean lendable = validated || !needsPing;
        boolean noWaiters = queue.isOpenAndEmpty();
        if (noWaiters && supplier.closeIfOverflow(slot, version)) {
            return;
        }
        if (!noWaiters && lendable && queue.handOff(slot, version, validated)) {
            return;
        }
        slot.move(version, needsPing ? Slot.NEEDS_PING : Slot.IDLE);
        if (slot.condition() != Slot.SOUND || supplier.generation() != generation) { // read after the move
            housekeeper.inspect(slot); // all idle ones were evicted, or must be pinged, just before it became idle
        }
        if (!queue.isOpenAndEmpty()) { // read after the move: see WaitQueue
            serveQueue(needsPing);
        }
    }

    /** Closes a connection that is not lent again. */
    private void takeOut(Slot slot, long version) {
        int condition = slot.condition();
        if (condition == Slot.READ_ONLY_NODE) {
            log.warn("{}: the database node has become read-only, all connections are replaced", poolName);
            eviction.evict();
        }
        if (slot.isBroken()) {
            supplier.discard(slot, version, "it failed in use", false);
        } else if (queue.isClosed()) {
            supplier.close(slot, version, CloseReason.POOL_CLOSED);
        } else {
            supplier.close(slot, version, condition == Slot.RETIRED ? CloseReason.EVICTED : CloseReason.AGE);
        }
        eviction.leaseEnded();
    }

    /** Serves threads that joined the queue, or closed it, too early to see a slot that has just become idle. */
    private void serveQueue(boolean needsPing) {
        if (queue.isClosed()) {
            eviction.closeIdle();
            eviction.leaseEnded();
        } else if (needsPing) {
            supplier.serveWaiters();
        } else {
            queue.wakeFirst();
        }
    }
}
