package dev.patterns.fallback;

import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.function.Predicate;

/** The only {@link CachedFallbackConfig}: checks each setting's bounds. */
record CachedFallbackSettings(String name, Predicate<? super Throwable> fallbackOn, Duration maxAge, int maxKeys)
        implements CachedFallbackConfig {

    CachedFallbackSettings {
        Arguments.name(name);
        Arguments.positive("maxAge", maxAge);
        Arguments.between(1, 10_000_000, "maxKeys", maxKeys);
    }
}
