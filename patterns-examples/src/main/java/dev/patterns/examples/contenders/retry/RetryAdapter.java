package dev.patterns.examples.contenders.retry;

import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.examples.contenders.NotOfferedException;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A contender's retry. */
public interface RetryAdapter extends Policy {

    /** Registers its own meters with Micrometer, if it has any. */
    default void bindTo(MeterRegistry registry) {}

    /** As {@link #call}, but what the library throws is thrown as it is, with the library's wrapper if it has one. */
    default <T extends @Nullable Object> T callDirectly(CheckedSupplier<? extends T, ?> action) throws Throwable {
        return this.<T, Exception>call(action::get);
    }

    /** Replaces the settings at run time. Listeners are not part of them. */
    default void replaceSettings(RetrySettings settings) {
        throw new NotOfferedException("settings can't be replaced");
    }

    /** The failures before the last one that can be reached from what {@link #callDirectly} threw. */
    default List<Throwable> earlierFailures(Throwable thrown) {
        return List.of(thrown.getSuppressed());
    }
}
