package dev.patterns.pool;

import dev.patterns.TwoThreads;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

class SlotsTest {

    private static final int THREAD = 7;

    /** The home of a thread number may be a slot that another thread has just added. */
    @Test
    void aThreadCanLookForASlotWhileSlotsAreAdded() {
        TwoThreads.of(GrowingSlots.class).areLinearizable("look", "grow");
    }

    public static final class GrowingSlots {

        private final Slots slots = new Slots(1, "payments", (slot, version, validated) -> {}, failure -> false);

        @Operation
        public void look() {
            slots.leaseIdle(THREAD);
        }

        @Operation
        public void grow() {
            slots.grow(2);
            slots.forEach(slot -> slot.claim(Slot.EMPTY, Slot.IDLE));
            slots.leaseIdle(THREAD);
            slots.leaseIdle(THREAD); // the new slot, which becomes the home
        }
    }
}
