package dev.patterns.fallback;

import dev.patterns.Time;
import dev.patterns.internal.FailureTypes;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Builds a {@link CachedFallback}. For one thread. */
public final class CachedFallbackBuilder {

    private final String name;
    private Predicate<? super Throwable> fallbackOn = FailureTypes.of(Exception.class);
    private Duration maxAge = Duration.ofMinutes(5);
    private int maxKeys = 1_000;
    private Time time = Time.system();

    CachedFallbackBuilder(String name) {
        this.name = name;
    }

    /**
     * The failures that an earlier answer may hide. An {@link Error} and an {@link InterruptedException} are thrown
     * even if they match. Default: every exception.
     */
    public CachedFallbackBuilder fallbackOn(Predicate<? super Throwable> failures) {
        this.fallbackOn = failures;
        return this;
    }

    /** The types of failure that an earlier answer may hide. */
    @SafeVarargs
    public final CachedFallbackBuilder fallbackOn(Class<? extends Throwable>... types) {
        return fallbackOn(FailureTypes.of(types));
    }

    /** How old an answer may be that is used after a failure. More than zero. Default: 5 minutes. */
    public CachedFallbackBuilder maxAge(Duration maxAge) {
        this.maxAge = maxAge;
        return this;
    }

    /**
     * For how many keys an answer is kept; above that, the one that was answered longest ago goes. 1 to 10,000,000.
     * Default: 1,000.
     */
    public CachedFallbackBuilder maxKeys(int keys) {
        this.maxKeys = keys;
        return this;
    }

    /** The clock. Default: {@link Time#system()}. */
    public CachedFallbackBuilder time(Time time) {
        this.time = time;
        return this;
    }

    /**
     * A fallback that has no answers yet. It starts no thread and no timer: an answer that is too old stays until it is
     * asked for or others need its place. Each one that this builder makes keeps answers of its own.
     *
     * @throws IllegalArgumentException if a setting is out of bounds; the message states the rule and the value
     */
    public <K, T extends @Nullable Object> CachedFallback<K, T> build() {
        return new CachedFallback<>(new CachedFallbackSettings(name, fallbackOn, maxAge, maxKeys), time);
    }
}
