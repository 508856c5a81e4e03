package dev.patterns.pool;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The pool's slots, and where each thread looks first.
 *
 * <p>A thread starts at its home: the slot where its number last found a connection. If two threads have the same home,
 * the one that finds it taken moves on, and the slot that it takes becomes its home. After a few borrows each thread
 * has a slot of its own, and the threads share nothing between {@code getConnection} and {@code close} but the version
 * of that slot. A {@code ThreadLocal} would do the same, but costs memory for each of a million virtual threads.
 */
final class Slots implements Iterable<Slot> {

    private static final int HOMES = 256;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L; // 2^64 / golden ratio: neighbouring numbers land far apart

    private final String poolName;
    private final Slot.Releaser releaser;
    private final Predicate<SQLException> fatal;
    private volatile Slot[] slots = {};
    private final int[] homes = new int[HOMES]; // by the thread's number; a lost update only makes a thread look longer

    Slots(int count, String poolName, Slot.Releaser releaser, Predicate<SQLException> fatal) {
        this.poolName = poolName;
        this.releaser = releaser;
        this.fatal = fatal;
        grow(count);
        Arrays.setAll(homes, i -> i % count);
    }

    /** Adds slots until there are as many. A pool that becomes smaller keeps them, and leaves them empty. */
    synchronized void grow(int count) {
        var before = slots;
        if (count > before.length) {
            var more = Arrays.copyOf(before, count);
            for (int i = before.length; i < count; i++) {
                more[i] = new Slot(poolName, releaser, fatal);
            }
            slots = more;
        }
    }

    /** Leases an idle slot to the thread of that number; null if none is idle. */
    @Nullable
    Slot leaseIdle(long threadNumber) {
        var slots = this.slots;
        int home = (int) (threadNumber * GOLDEN >>> 56);
        int known = homes[home];
        int start = known < slots.length ? known : 0; // else another thread has added it since the line above
        int i = start;
        do {
            if (slots[i].claim(Slot.IDLE, Slot.LEASED) != Slot.NONE) {
                if (i != start) {
                    homes[home] = i;
                }
                return slots[i];
            }
            i = i + 1 < slots.length ? i + 1 : 0;
        } while (i != start);
        return null;
    }

    /** Moves any slot from one phase to another: that slot, or null if none is in the first phase. */
    @Nullable
    Slot claim(int from, int to) {
        for (var slot : slots) {
            if (slot.claim(from, to) != Slot.NONE) {
                return slot;
            }
        }
        return null;
    }

    /** How many hold a connection, or one that is being opened or closed. */
    int inUse() {
        return slots.length - count(Slot.EMPTY);
    }

    /** How many hold an idle connection, or one that is being pinged. */
    int idle() {
        int idle = 0;
        for (var slot : slots) {
            long version = slot.version();
            idle += Slot.is(Slot.IDLE, version) || Slot.is(Slot.NEEDS_PING, version) || Slot.is(Slot.PINGING, version)
                    ? 1
                    : 0;
        }
        return idle;
    }

    int count(int phase) {
        int count = 0;
        for (var slot : slots) {
            count += slot.is(phase) ? 1 : 0;
        }
        return count;
    }

    /** How many slots a thread holds. */
    int heldBy(Thread thread) {
        int held = 0;
        for (var slot : slots) {
            held += slot.isHeldBy(thread) ? 1 : 0;
        }
        return held;
    }

    /** How often a slot was lent so far. */
    long leases() {
        long leases = 0;
        for (var slot : slots) {
            leases += slot.leases();
        }
        return leases;
    }

    @Override
    public Iterator<Slot> iterator() {
        return Arrays.asList(slots).iterator();
    }
}
