package dev.patterns.examples.incident.storm;

import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.List;

/** Draws what goes wrong from the simulation's random numbers. One for each dependency: each has its own outages. */
final class Faults {

    private final SimulatedTime time;
    private final Duration longestUp;
    private final Duration longestOutage;
    private boolean down;
    private Duration nextChange;

    /** Begins up. An up time and an outage are each 10 % to 100 % of the longest one. */
    Faults(SimulatedTime time, Duration longestUp, Duration longestOutage) {
        this.time = time;
        this.longestUp = longestUp;
        this.longestOutage = longestOutage;
        this.nextChange = upTo(longestUp);
    }

    boolean isDown() {
        while (time.elapsed().compareTo(nextChange) >= 0) {
            down = !down;
            nextChange = nextChange.plus(upTo(down ? longestOutage : longestUp));
        }
        return down;
    }

    boolean percent(double percent) {
        return time.random().nextDouble() * 100 < percent;
    }

    /** Between a tenth of it and all of it. */
    Duration upTo(Duration longest) {
        return Duration.ofNanos(
                (long) (longest.toNanos() * (0.1 + 0.9 * time.random().nextDouble())));
    }

    <T> T anyOf(List<T> values) {
        return values.get(time.random().nextInt(values.size()));
    }

    void pause(Duration longest) throws InterruptedException {
        time.sleep(upTo(longest));
    }
}
