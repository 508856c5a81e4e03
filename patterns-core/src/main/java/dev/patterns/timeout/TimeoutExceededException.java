package dev.patterns.timeout;

import java.time.Duration;

/**
 * A call did not end in time. Whether it took effect, or still will, is not known. Before it is made again, or made
 * elsewhere, it must be undone, unless making it twice does no harm.
 */
public final class TimeoutExceededException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** How long the call was allowed to take. */
    private final Duration limit;

    /**
     * The end of a call that took too long.
     *
     * @param name the name of the policy that has the limit
     * @param limit how long the call was allowed to take
     */
    public TimeoutExceededException(String name, Duration limit) {
        super(name + ": no answer within " + limit.toMillis() + " ms");
        this.limit = limit;
    }

    /** How long the call was allowed to take. */
    public Duration limit() {
        return limit;
    }
}
