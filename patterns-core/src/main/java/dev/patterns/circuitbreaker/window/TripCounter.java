package dev.patterns.circuitbreaker.window;

/**
 * Counts the outcomes of calls for one trip rule, and says when the rule is met. The caller decides what to do then.
 */
public abstract class TripCounter {

    /**
     * Counts one call that has ended.
     *
     * @return true if the rule is met
     */
    public abstract boolean record(boolean failed, boolean slow);

    /**
     * Counts one call that is still under way and already slow.
     *
     * @return true if the rule is met
     */
    public boolean recordOverdue() {
        return false;
    }

    /**
     * Counts the end of a call that {@link #recordOverdue} has counted as slow.
     *
     * @return true if the rule is met
     */
    public boolean recordEndOfOverdue(boolean failed, boolean slow) {
        return record(failed, slow);
    }

    /** What is counted at the moment. */
    public abstract Counts counts();

    /**
     * The figures of a counter.
     *
     * @param calls in the window; 0 where the rule has none, because it doesn't count successes
     */
    public record Counts(long calls, long failures, long slowCalls) {
        public static final Counts NONE = new Counts(0, 0, 0);
    }
}
