package dev.patterns.timeout;

import dev.patterns.Time;
import dev.patterns.internal.Arguments;
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

    /** A builder with these settings, for a change. */
    TimeoutBuilder(TimeoutSettings settings, Time time) {
        this(settings.name());
        this.time = time;
        set(settings);
    }

    private void set(TimeoutSettings settings) {
        this.limit = settings.limit();
        this.interruptCaller = settings.interruptCaller();
    }

    /**
     * Sets every setting to its default, except the clock: for a {@link Timeout#reconfigure} that takes settings away.
     */
    public TimeoutBuilder reset() {
        set(new TimeoutBuilder(name).settings());
        return this;
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

    /**
     * A timeout, for any number of calls. It starts no thread and no timer until a call does. What is set here later
     * doesn't change it; {@link Timeout#reconfigure} does.
     *
     * @throws IllegalArgumentException if the name is blank or the limit isn't more than zero
     */
    public Timeout build() {
        return new Timeout(settings(), time);
    }

    /** The settings for a timeout that has this clock already. */
    TimeoutSettings settingsFor(Time time) {
        Arguments.check(this.time.equals(time), "reconfigure must not change the time of " + name + ", but did");
        return settings();
    }

    private TimeoutSettings settings() {
        return new TimeoutSettings(name, limit, interruptCaller);
    }
}
