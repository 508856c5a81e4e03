package dev.patterns.bulkhead;

import dev.patterns.TwoThreads;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The permits of a bulkhead are linearizable: see {@link dev.patterns.circuitbreaker.LinearizabilityTest}. A change of
 * the limit is not, in one case: a call that begins at the same time may still be decided by the limit before. So the
 * limit changes only before the two threads start.
 */
@Tag("stress")
@Param(name = "thread", gen = ThreadIdGen.class)
public class PermitsLinearizabilityTest {

    private final Permits permits = new Permits(2);
    private final AtomicIntegerArray held = new AtomicIntegerArray(8);

    @Operation
    public boolean acquire(@Param(name = "thread") int thread) {
        boolean acquired = permits.tryAcquire();
        held.addAndGet(thread, acquired ? 1 : 0);
        return acquired;
    }

    @Operation
    public void release(@Param(name = "thread") int thread) {
        if (held.get(thread) > 0) {
            held.decrementAndGet(thread);
            permits.release();
        }
    }

    @Operation
    public void releaseUnused(@Param(name = "thread") int thread) {
        if (held.get(thread) > 0) {
            held.decrementAndGet(thread);
            permits.releaseUnused();
        }
    }

    /** Its next call has the permit of its last one. */
    @Operation
    public boolean pass(@Param(name = "thread") int thread) {
        return held.get(thread) > 0 && permits.tryPass();
    }

    @Operation
    public int active() {
        return permits.active();
    }

    @Operation
    public long admitted() {
        return permits.admitted();
    }

    /** Not a random operation. */
    public void limit(int limit) {
        permits.limit(limit);
    }

    @Test
    void theLastPermitIsGivenOnce() {
        TwoThreads.of(PermitsLinearizabilityTest.class)
                .before("acquire 0")
                .after("active")
                .areLinearizable("acquire 0", "acquire 1");
    }

    @Test
    void afterTheLimitWasLoweredOnePermitIsPassedOnOrReleased() {
        TwoThreads.of(PermitsLinearizabilityTest.class)
                .before("acquire 0", "acquire 1", "limit 1")
                .after("active", "acquire 2")
                .areLinearizable("release 0", "pass 1");
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
                .check(PermitsLinearizabilityTest.class);
    }
}
