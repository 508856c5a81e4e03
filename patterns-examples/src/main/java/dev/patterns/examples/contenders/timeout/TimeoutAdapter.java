package dev.patterns.examples.contenders.timeout;

import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/** A contender's timeout. */
public interface TimeoutAdapter extends Policy {

    /** Registers its own meters with Micrometer, if it has any. */
    default void bindTo(MeterRegistry registry) {}

    /** As {@link #call}, but what the library throws is thrown as it is. */
    default <T extends @Nullable Object> T callDirectly(CheckedSupplier<? extends T, ?> action) throws Throwable {
        return this.<T, Exception>call(action::get);
    }
}
