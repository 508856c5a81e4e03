package dev.patterns.fallback;

import dev.patterns.internal.FailureTypes;
import java.util.function.Predicate;

/** Builds a {@link Fallback}. For one thread. */
public final class FallbackBuilder {

    private final String name;
    private Predicate<? super Throwable> fallbackOn = FailureTypes.of(Exception.class);

    FallbackBuilder(String name) {
        this.name = name;
    }

    /** The failures for which the alternative is called. Default: every exception, no error. */
    public FallbackBuilder fallbackOn(Predicate<? super Throwable> failures) {
        this.fallbackOn = failures;
        return this;
    }

    /** The types of failure for which the alternative is called. */
    @SafeVarargs
    public final FallbackBuilder fallbackOn(Class<? extends Throwable>... types) {
        return fallbackOn(FailureTypes.of(types));
    }

    /**
     * A fallback, for any number of calls and alternatives. It keeps nothing of a call. What is set here later doesn't
     * change it.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public Fallback build() {
        return new Fallback(new FallbackSettings(name, fallbackOn));
    }
}
