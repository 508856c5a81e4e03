package dev.patterns.examples.contenders.shared;

import java.time.Duration;

/**
 * A token bucket that several instances share. Each method makes one or two round trips to the store that has it, and
 * throws an unchecked exception if the store fails or does not answer in time. Safe for use by any number of threads.
 */
public interface SharedBucket {

    /**
     * What a request for tokens has got.
     *
     * @param tokens how many; zero if none was free
     * @param untilFree after which time one is free; zero if the request has got any
     */
    record Taken(long tokens, Duration untilFree) {}

    /** Takes what is free, at most so many. */
    Taken take(long most);

    /**
     * Takes a token that is not free yet, if it is free within the wait. Reservations are served in their order, that
     * of all instances together.
     *
     * @return a token and after which time it may be used; or no token, and after which time one is free
     */
    Taken reserve(Duration longestWait);

    /** Puts tokens in. What doesn't fit is lost. */
    void add(long tokens);
}
