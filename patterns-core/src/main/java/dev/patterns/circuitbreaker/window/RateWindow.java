package dev.patterns.circuitbreaker.window;

/**
 * What the two windows share: a window counts recent calls only, and compares the shares of bad ones with its limits.
 */
abstract class RateWindow extends TripCounter {

    private final RateLimits limits;

    RateWindow(RateLimits limits) {
        this.limits = limits;
    }

    /**
     * Compares the rates with the limits, if the call that was just counted can have made a difference.
     *
     * <p>A success doesn't raise a rate. But it may complete the minimum number of calls, and it may be the first call
     * after successes have left a time window. Both are ruled out once the newest part of the window holds more than
     * the minimum.
     *
     * @param newestCalls how many calls the newest part of the window has counted, this one included
     */
    final boolean limitsAreMet(boolean failed, boolean slow, long newestCalls) {
        if (!failed && !slow && newestCalls > limits.minimumCalls()) {
            return false;
        }
        var counts = counts();
        return limits.areMet(counts.calls(), counts.failures(), counts.slowCalls());
    }

    @Override
    public final boolean recordOverdue() {
        return record(false, true);
    }

    /** The call is in the window already. */
    @Override
    public final boolean recordEndOfOverdue(boolean failed, boolean slow) {
        return false;
    }
}
