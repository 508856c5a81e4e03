package dev.patterns.examples.contenders.retry;

import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A contender's retry. */
public interface RetryAdapter extends Policy {

    /** As {@link #call}, but what the library throws is thrown as it is, with the library's wrapper if it has one. */
    default <T extends @Nullable Object> T callDirectly(CheckedSupplier<? extends T, ?> action) throws Throwable {
        return this.<T, Exception>call(action::get);
    }

    /** The failures before the last one that can be reached from what {@link #callDirectly} threw. */
    default List<Throwable> earlierFailures(Throwable thrown) {
        return List.of(thrown.getSuppressed());
    }
}
