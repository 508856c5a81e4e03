package dev.patterns.timeout;

import java.time.Duration;

/**
 * A call was not done in time. Whether it took effect, or still will, is not known: before it is made again, or
 * elsewhere, it must be undone, or be such that making it twice does no harm.
 */
public final class TimeoutExceededException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Duration limit;

    /**
     * @param name the name of the policy whose limit it was
     * @param limit how long the call might have taken
     */
    public TimeoutExceededException(String name, Duration limit) {
        super(name + ": no answer within " + limit.toMillis() + " ms");
        this.limit = limit;
    }

    public Duration limit() {
        return limit;
    }
}
