package dev.patterns.fallback;

import java.util.function.Predicate;

/** The settings of a fallback. Immutable. Each accessor has the name of the {@link FallbackBuilder} method that sets it. */
public sealed interface FallbackConfig permits FallbackSettings {

    /** {@link Fallback#builder} */
    String name();

    /** {@link FallbackBuilder#fallbackOn(Predicate)} */
    Predicate<? super Throwable> fallbackOn();
}
