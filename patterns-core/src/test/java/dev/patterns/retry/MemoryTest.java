package dev.patterns.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.circuitbreaker.ManualClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

/** How much memory a budget's window takes. */
@Tag("slow")
class MemoryTest {

    static {
        System.setProperty("jol.magicFieldOffset", "true"); // JOL needs it to look into records
    }

    @Test
    void movingCountsDropWhatHasLeftTheWindow() {
        var clock = new ManualClock();
        var window = new MovingCounts(10, clock);
        for (int step = 0; step < 1_000; step++) {
            window.add(MovingCounts.FIRST);
            clock.advance(1);
        }

        assertThat(GraphLayout.parseInstance(window).totalCount()).isLessThan(10 * 4);
    }
}
