package dev.patterns.timeout;

import dev.patterns.Time;
import java.time.Duration;

/** Builds a {@link Timeout}. For one thread. */
public final class TimeoutBuilder {

    private final String name;
    private Duration limit = Duration.ofSeconds(1);
    private boolean interruptCaller;
    private Time time = Time.system();

    TimeoutBuilder(String name) {
        this.name = name;
    }

    /** How long a call may take. More than zero. Default: 1 s. */
    public TimeoutBuilder limit(Duration limit) {
        this.limit = limit;
        return this;
    }

    /**
     * Makes blocking calls on the caller's thread, which is interrupted at the limit: for calls that need the caller's
     * thread locals. A call that ignores the interrupt holds its caller until it ends. Default: off; a worker thread
     * makes the call.
     */
    public TimeoutBuilder interruptCaller() {
        this.interruptCaller = true;
        return this;
    }

    /** The clock and the threads. Default: {@link Time#system()}. */
    public TimeoutBuilder time(Time time) {
        this.time = time;
        return this;
    }

    /** @throws IllegalArgumentException if a setting is out of bounds; the message states the rule and the value */
    public Timeout build() {
        return new Timeout(new TimeoutSettings(name, limit, interruptCaller), time);
    }
}
