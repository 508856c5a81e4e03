package dev.patterns.circuitbreaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

/** What a breaker weighs: every object that is its own. */
class MemoryTest {

    private static final ManualClock CLOCK = new ManualClock();

    static {
        System.setProperty("jol.magicFieldOffset", "true"); // JOL can't look into records otherwise
    }

    @Test
    void aBreakerWithACountWindowOfAHundredIsUnder512Bytes() {
        assertThat(bytes(() -> TripRule.countWindow(100))).isLessThan(512);
    }

    /** Of two breakers, what the second adds: the first brings what all share, as the clock, defaults and an empty list. */
    private static long bytes(Supplier<TripRule> rule) {
        var first = breaker(rule.get());
        var both = GraphLayout.parseInstance(first, breaker(rule.get()));
        return both.totalSize() - GraphLayout.parseInstance(first).totalSize();
    }

    private static CircuitBreaker breaker(TripRule rule) {
        return CircuitBreaker.builder("payments").tripWhen(rule).time(CLOCK).build();
    }
}
