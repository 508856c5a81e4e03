package dev.patterns.fallback;

import java.time.Duration;
import java.util.function.Predicate;

/** The settings of a cached fallback. Immutable. Accessors have the names of the builder's methods. */
public sealed interface CachedFallbackConfig permits CachedFallbackSettings {

    /** {@link CachedFallback#builder} */
    String name();

    /** {@link CachedFallbackBuilder#fallbackOn(Predicate)} */
    Predicate<? super Throwable> fallbackOn();

    /** {@link CachedFallbackBuilder#maxAge} */
    Duration maxAge();

    /** {@link CachedFallbackBuilder#maxKeys} */
    int maxKeys();
}
