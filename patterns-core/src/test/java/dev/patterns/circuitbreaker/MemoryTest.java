package dev.patterns.circuitbreaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.circuitbreaker.window.RateLimits;
import dev.patterns.circuitbreaker.window.TimeBuckets;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

/** How much memory a breaker takes: every object that belongs to it alone. */
@Tag("slow")
class MemoryTest {

    private static final ManualClock CLOCK = new ManualClock();

    static {
        System.setProperty("jol.magicFieldOffset", "true"); // JOL needs it to look into records
    }

    @Test
    void aBreakerWithACountWindowOfAHundredIsUnder512Bytes() {
        assertThat(bytes(() -> TripRule.countWindow(100))).isLessThan(512);
    }

    @Test
    void aTimeWindowDropsTheCallsThatHaveLeftIt() {
        var clock = new ManualClock();
        var window = new TimeBuckets(20, new RateLimits(1, 1, 1_000), clock);
        for (int step = 0; step < 1_000; step++) {
            window.record(true, true);
            clock.advance(1);
        }

        assertThat(GraphLayout.parseInstance(window).totalCount()).isLessThan(20 * 5);
    }

    /** What a second breaker adds to the first. The first includes what all share: clock, defaults, an empty list. */
    private static long bytes(Supplier<TripRule> rule) {
        var first = breaker(rule.get());
        var both = GraphLayout.parseInstance(first, breaker(rule.get()));
        return both.totalSize() - GraphLayout.parseInstance(first).totalSize();
    }

    private static CircuitBreaker breaker(TripRule rule) {
        return CircuitBreaker.builder("payments").tripWhen(rule).time(CLOCK).build();
    }
}
