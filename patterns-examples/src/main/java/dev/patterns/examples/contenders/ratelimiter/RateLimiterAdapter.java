package dev.patterns.examples.contenders.ratelimiter;

import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.examples.contenders.NotOfferedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A contender's rate limiter. A call that gets no permit is rejected with a {@code CallRejectedException}. */
public interface RateLimiterAdapter extends Policy {

    /** Takes so many permits without a call. For a rate limiter whose calls don't wait. */
    boolean tryAcquire(int permits);

    /** Changes how many calls may begin in a period. */
    default void changePermits(int permits) {
        throw new NotOfferedException("no change of a live rate limiter");
    }

    /** As {@link #call}, but the call must have ended within the limit. */
    default <T extends @Nullable Object, X extends Exception> T callWithin(
            Duration limit, CheckedSupplier<? extends T, X> action) throws X {
        throw new NotOfferedException("no deadline that the wait keeps to");
    }
}
