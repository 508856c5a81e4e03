package dev.patterns.fallback;

import dev.patterns.internal.Arguments;
import java.util.function.Predicate;

/**
 * How a fallback is set up.
 *
 * @param name stands in the log
 * @param fallbackOn which failures the alternative answers for
 */
public record FallbackConfig(String name, Predicate<? super Throwable> fallbackOn) {

    public FallbackConfig {
        Arguments.name(name);
    }
}
