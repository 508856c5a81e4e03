package dev.patterns.circuitbreaker;

import dev.patterns.CallRejectedException;
import dev.patterns.TwoThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * The state machine is linearizable. Lincheck's model checker runs random programs on two threads, in many
 * interleavings, and looks for an order of the operations that explains what each of them returned. To admit a call and
 * to report its end are two operations, with other calls in between.
 */
@Tag("stress")
@Param(name = "thread", gen = ThreadIdGen.class)
public class LinearizabilityTest {

    private static final IOException FAILURE = new IOException("down");

    private final ManualClock clock = new ManualClock();
    private final AtomicReferenceArray<CircuitBreaker.Permit> held = new AtomicReferenceArray<>(8);
    private final CircuitBreaker breaker = CircuitBreaker.builder("model")
            .tripWhen(TripRule.consecutiveFailures(2))
            .openFor(Duration.ofNanos(10))
            .probes(2)
            .probeLease(Duration.ofNanos(15))
            .time(clock)
            .build();

    @BeforeAll
    static void silenceTheLog() {
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(CircuitBreaker.class))
                .setLevel(ch.qos.logback.classic.Level.OFF);
    }

    @AfterAll
    static void restoreTheLog() {
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(CircuitBreaker.class)).setLevel(null);
    }

    /** If the thread still holds a permit, that one is never reported. */
    @Operation
    public String acquire(@Param(name = "thread") int thread) {
        try {
            held.set(thread, breaker.acquire());
            return "admitted";
        } catch (CallRejectedException rejected) {
            return rejected.reason();
        }
    }

    @Operation
    public void succeed(@Param(name = "thread") int thread) {
        var permit = held.getAndSet(thread, null);
        if (permit != null) {
            permit.returned("answer");
        }
    }

    @Operation
    public void fail(@Param(name = "thread") int thread) {
        var permit = held.getAndSet(thread, null);
        if (permit != null) {
            permit.failed(FAILURE);
        }
    }

    @Operation
    public void ignore(@Param(name = "thread") int thread) {
        var permit = held.getAndSet(thread, null);
        if (permit != null) {
            permit.ignored();
        }
    }

    @Operation
    public CircuitBreakerState state() {
        return breaker.state();
    }

    @Operation
    public void timePasses() {
        clock.advance(10);
    }

    @Operation
    public void reset() {
        breaker.reset();
    }

    @Test
    void B1_twoFailuresAtTheSameTimeAreTwo() {
        TwoThreads.of(LinearizabilityTest.class)
                .before("acquire 0", "acquire 1")
                .after("state")
                .areLinearizable("fail 0", "fail 1");
    }

    @Test
    void B2_theLastProbeIsLeasedOnce() {
        TwoThreads.of(LinearizabilityTest.class)
                .before("acquire 0", "fail 0", "acquire 0", "fail 0", "timePasses", "acquire 2")
                .after("state")
                .areLinearizable("acquire 0", "acquire 1");
    }

    @Test
    @Tag("interleavings")
    void isLinearizable() {
        new ModelCheckingOptions()
                .iterations(3)
                .invocationsPerIteration(100)
                .threads(2)
                .actorsBefore(7)
                .actorsPerThread(4)
                .actorsAfter(2)
                .check(LinearizabilityTest.class);
    }
}
