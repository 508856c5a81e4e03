package dev.patterns.circuitbreaker;

import dev.patterns.Failures;
import dev.patterns.Time;
import java.time.Duration;
import java.util.function.Predicate;

/** Sets up a {@link CircuitBreaker}. The defaults are the first document's: five failures in a row, 60 s. */
public final class CircuitBreakerBuilder {

    private final String name;
    private TripRule tripWhen = TripRule.consecutiveFailures(5);
    private Duration openFor = Duration.ofSeconds(60);
    private int probes = 1;
    private Duration probeLease = Duration.ofSeconds(60);
    private Predicate<? super Throwable> records = Failures.all();
    private Predicate<? super Throwable> ignores = Failures.none();
    private Time time = Time.system();

    CircuitBreakerBuilder(String name) {
        this.name = name;
    }

    /** What makes it open. Default: five failures in a row. */
    public CircuitBreakerBuilder tripWhen(TripRule rule) {
        this.tripWhen = rule;
        return this;
    }

    /** How long it stays open before a probe may pass. More than zero. Default: 60 s. */
    public CircuitBreakerBuilder openFor(Duration duration) {
        this.openFor = duration;
        return this;
    }

    /** How many probes must succeed before it closes; also how many may be out at a time. 1 to 1,000. Default: 1. */
    public CircuitBreakerBuilder probes(int probes) {
        this.probes = probes;
        return this;
    }

    /**
     * How long a probe may take before another may take its place, and before its own outcome no longer counts. Longer
     * than the slowest call that one would wait for. More than zero. Default: 60 s.
     */
    public CircuitBreakerBuilder probeLease(Duration duration) {
        this.probeLease = duration;
        return this;
    }

    /** Only these count as failures. Default: everything that is thrown. */
    public CircuitBreakerBuilder recordOnly(Predicate<? super Throwable> failures) {
        this.records = failures;
        return this;
    }

    /** Only these types count as failures. */
    @SafeVarargs
    public final CircuitBreakerBuilder recordOnly(Class<? extends Throwable>... types) {
        return recordOnly(Failures.of(types));
    }

    /**
     * These are neither success nor failure, also where {@link #recordOnly} has them; in addition to interrupts,
     * cancellations and rejections. Default: nothing more than these.
     */
    public CircuitBreakerBuilder ignore(Predicate<? super Throwable> failures) {
        this.ignores = failures;
        return this;
    }

    /** These types are neither success nor failure. */
    @SafeVarargs
    public final CircuitBreakerBuilder ignore(Class<? extends Throwable>... types) {
        return ignore(Failures.of(types));
    }

    /** The clock. Default: {@link Time#system()}. */
    public CircuitBreakerBuilder time(Time time) {
        this.time = time;
        return this;
    }

    /** @throws IllegalArgumentException if a value is out of its bounds: it names the value and the rule */
    public CircuitBreaker build() {
        return new CircuitBreaker(
                new CircuitBreakerConfig(name, tripWhen, openFor, probes, probeLease, records, ignores), time);
    }
}
