package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the timer runs its task: once, at the earliest of the times for which it was asked. */
class WakeUpTimerTest {

    private final SimulatedTime time = new SimulatedTime(1);
    private final List<Duration> runs = new ArrayList<>();
    private final WakeUpTimer timer = new WakeUpTimer(time, () -> runs.add(time.elapsed()));

    @Test
    void itRunsOnceAtTheEarliestTime() {
        timer.within(50);
        timer.within(20);
        timer.within(30);
        time.advance(Duration.ofNanos(100));

        assertThat(runs).containsExactly(Duration.ofNanos(20));
    }

    @Test
    void afterARunItCanBeAskedAgain() {
        timer.within(20);
        time.advance(Duration.ofNanos(60));
        timer.within(30);
        time.advance(Duration.ofNanos(100));

        assertThat(runs).containsExactly(Duration.ofNanos(20), Duration.ofNanos(90));
    }
}
