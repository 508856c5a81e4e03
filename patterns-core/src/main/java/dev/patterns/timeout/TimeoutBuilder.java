package dev.patterns.timeout;

import dev.patterns.Time;
import java.time.Duration;

/** Sets up a {@link Timeout}. */
public final class TimeoutBuilder {

    private final String name;
    private Duration limit = Duration.ofSeconds(1);
    private Time time = Time.system();

    TimeoutBuilder(String name) {
        this.name = name;
    }

    /** How long a call may take. More than zero. Default: 1 s. */
    public TimeoutBuilder limit(Duration limit) {
        this.limit = limit;
        return this;
    }

    /** The clock and the threads. Default: {@link Time#system()}. */
    public TimeoutBuilder time(Time time) {
        this.time = time;
        return this;
    }

    /** @throws IllegalArgumentException if a value is out of its bounds: it names the value and the rule */
    public Timeout build() {
        return new Timeout(new TimeoutConfig(name, limit), time);
    }
}
