package dev.patterns.pool;

import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The pool's slots, and where each thread looks first.
 *
 * <p>A thread begins where its number last found a connection. Two threads that meet at one slot part: the one that found
 * it taken moves on, and remembers. Soon each has a slot of its own, and nothing is shared on the way from
 * {@code getConnection} to {@code close} but that slot's word. There is no {@code ThreadLocal}, which a million virtual
 * threads would have to pay for.
 */
final class Slots implements Iterable<Slot> {

    private static final int HOMES = 256;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L; // 2^64 / golden ratio: neighbouring numbers land far apart

    private final Slot[] slots;
    private final int[] homes = new int[HOMES]; // a lost update only costs a detour

    Slots(int count, String poolName, Slot.Releaser releaser) {
        slots = new Slot[count];
        Arrays.setAll(slots, i -> new Slot(poolName, releaser));
        Arrays.setAll(homes, i -> i % count);
    }

    /** Leases a fresh connection to the thread of that number: its slot, or null if none is fresh. */
    @Nullable
    Slot leaseIdle(long threadNumber) {
        int home = (int) (threadNumber * GOLDEN >>> 56);
        int start = homes[home];
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

    /** A slot that was in that resting phase and has been moved to the next one, or null if there is none. */
    @Nullable
    Slot claim(int resting, int next) {
        for (var slot : slots) {
            if (slot.claim(resting, next) != Slot.NONE) {
                return slot;
            }
        }
        return null;
    }

    int count(int phase) {
        int count = 0;
        for (var slot : slots) {
            count += slot.is(phase) ? 1 : 0;
        }
        return count;
    }

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
