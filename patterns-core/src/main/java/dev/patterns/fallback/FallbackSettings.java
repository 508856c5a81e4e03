package dev.patterns.fallback;

import dev.patterns.internal.Arguments;
import java.util.function.Predicate;

/** The only {@link FallbackConfig}: checks the name. */
record FallbackSettings(String name, Predicate<? super Throwable> fallbackOn) implements FallbackConfig {

    FallbackSettings {
        Arguments.name(name);
    }
}
