package dev.patterns.pool;

import dev.patterns.TwoThreads;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A slot is linearizable: see {@link dev.patterns.circuitbreaker.LinearizabilityTest}. */
@Tag("stress")
@Param(name = "thread", gen = ThreadIdGen.class)
public class SlotLinearizabilityTest {

    private final Slot slot = new Slot("model", (slot, version, validated) -> {}, failure -> false);
    private final AtomicLongArray leases = new AtomicLongArray(8); // the last lease of each thread, also one that ended

    public SlotLinearizabilityTest() {
        slot.move(slot.claim(Slot.EMPTY, Slot.OPENING), Slot.IDLE);
    }

    @Operation
    public boolean borrow(@Param(name = "thread") int thread) {
        long lease = slot.claim(Slot.IDLE, Slot.LEASED);
        if (lease != Slot.NONE) {
            leases.set(thread, lease);
        }
        return lease != Slot.NONE;
    }

    /** May be called again after the lease has ended. */
    @Operation
    public boolean giveBack(@Param(name = "thread") int thread) {
        return slot.move(leases.get(thread), Slot.IDLE) != Slot.NONE;
    }

    @Operation
    public boolean ownsTheConnection(@Param(name = "thread") int thread) {
        return slot.isCurrent(leases.get(thread));
    }

    /** As the pool does with a lease that was held for too long. */
    @Operation
    public boolean takeBack() {
        return slot.claim(Slot.LEASED, Slot.IDLE) != Slot.NONE;
    }

    @Operation
    public boolean becomesDueForAPing() {
        return slot.claim(Slot.IDLE, Slot.NEEDS_PING) != Slot.NONE;
    }

    @Operation
    public boolean isFoundToWork() {
        return slot.claim(Slot.NEEDS_PING, Slot.IDLE) != Slot.NONE;
    }

    @Operation
    public boolean isIdle() {
        return slot.is(Slot.IDLE);
    }

    @Test
    void anIdleConnectionIsLentOnce() {
        TwoThreads.of(SlotLinearizabilityTest.class)
                .after("ownsTheConnection 0", "ownsTheConnection 1")
                .areLinearizable("borrow 0", "borrow 1");
    }

    @Test
    void aLeaseEndsOnce() {
        TwoThreads.of(SlotLinearizabilityTest.class)
                .before("borrow 0")
                .after("isIdle", "borrow 1", "giveBack 0")
                .areLinearizable("giveBack 0", "takeBack");
    }

    @Test
    @Tag("interleavings")
    void isLinearizable() {
        new ModelCheckingOptions()
                .iterations(3)
                .invocationsPerIteration(100)
                .threads(2)
                .actorsBefore(2)
                .actorsPerThread(4)
                .actorsAfter(2)
                .check(SlotLinearizabilityTest.class);
    }
}
