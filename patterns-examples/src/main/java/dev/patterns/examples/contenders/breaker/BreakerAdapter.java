package dev.patterns.examples.contenders.breaker;

import dev.patterns.CallRejectedException;
import dev.patterns.Policy;
import dev.patterns.examples.contenders.NotOfferedException;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;

/** A circuit breaker with what the cases need of it. What a breaker has not, it does not override. */
public interface BreakerAdapter extends Policy {

    /** CLOSED, OPEN or HALF_OPEN, or a mode that was set by hand, as it stands now. */
    String state();

    /** Registers its own meters with Micrometer, if it has any. */
    default void bindTo(MeterRegistry registry) {}

    /** What a call is rejected with before it is translated for our callers. The breaker is open. */
    default RuntimeException rejection() {
        try {
            call(() -> "quote");
        } catch (CallRejectedException rejection) {
            return rejection;
        }
        throw new IllegalStateException("not rejected");
    }

    /** Admits a call that is made elsewhere. */
    default BreakerPermit acquire() {
        throw new NotOfferedException("no permit for a call that is made elsewhere");
    }

    /** Adds a listener, which gets the state that the breaker has entered. */
    default void onTransition(Consumer<String> listener) {
        throw new NotOfferedException("no listeners");
    }

    /** Rejects every call from now on. */
    default void forceOpen() {
        throw new NotOfferedException("can't be opened by hand");
    }

    /** Admits every call from now on. */
    default void disable() {
        throw new NotOfferedException("no disabled mode");
    }

    /** Counts every call from now on, and admits all. */
    default void metricsOnly() {
        throw new NotOfferedException("no metrics-only mode");
    }

    /** Closes it by hand. */
    default void reset() {
        throw new NotOfferedException("can't be closed by hand");
    }

    /** How many calls it says it has rejected. */
    default long rejectedCalls() {
        throw new NotOfferedException("no count of rejected calls");
    }

    /** Replaces the settings at run time. */
    default void replaceSettings(BreakerSettings settings) {
        throw new NotOfferedException("settings can't be replaced");
    }

    /** The breaker of this name with the same settings, from the registry. */
    default BreakerAdapter forKey(String name) {
        throw new NotOfferedException("no registry of breakers");
    }

    /** How many breakers the registry holds. */
    default int keys() {
        throw new NotOfferedException("no registry of breakers");
    }
}
