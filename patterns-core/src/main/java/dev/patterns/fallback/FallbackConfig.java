package dev.patterns.fallback;

import java.util.function.Predicate;

/** The settings of a fallback. Immutable. Accessors have the names of the {@link FallbackBuilder} methods. */
public sealed interface FallbackConfig permits FallbackSettings {

    /** {@link Fallback#builder} */
    String name();

    /** {@link FallbackBuilder#fallbackOn(Predicate)} */
    Predicate<? super Throwable> fallbackOn();
}
