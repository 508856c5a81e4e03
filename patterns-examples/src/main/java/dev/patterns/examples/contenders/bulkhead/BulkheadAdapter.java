package dev.patterns.examples.contenders.bulkhead;

import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.examples.contenders.NotOfferedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A contender's bulkhead. A call that gets no permit is rejected with a {@code CallRejectedException}. */
public interface BulkheadAdapter extends Policy {

    /**
     * The contender's own exception for a call that is rejected. For a bulkhead that is full, and whose calls don't
     * wait.
     */
    Throwable rejection();

    /** Changes how many calls may be made at the same time. */
    default void changeLimit(int limit) {
        throw new NotOfferedException("no change of a live bulkhead");
    }

    /** Adds a listener for calls that waited and then got a permit. */
    default void onAdmission(Runnable listener) {
        throw new NotOfferedException("no listener for calls that get a permit");
    }

    /** As {@link #call}, but the call must have ended within the limit. */
    default <T extends @Nullable Object, X extends Exception> T callWithin(
            Duration limit, CheckedSupplier<? extends T, X> action) throws X {
        throw new NotOfferedException("no deadline that the wait keeps to");
    }
}
