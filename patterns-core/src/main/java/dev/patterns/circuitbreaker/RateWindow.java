package dev.patterns.circuitbreaker;

/** A tally of the last calls, judged by the share of them that failed or were slow. */
abstract class RateWindow extends TripCounter {

    /**
     * When a window's shares are too high. They are compared as quotients, since 7 / 100.0 is the very number that one writes
     * as 0.07 while 0.07 * 100 is more than 7.
     */
    record Limits(double failureRate, double slowCallRate, int minimumCalls) {

        boolean areMet(long calls, long failures, long slow) {
            return calls >= minimumCalls && (isMet(failureRate, calls, failures) || isMet(slowCallRate, calls, slow));
        }

        private static boolean isMet(double limit, long calls, long bad) {
            return bad > 0 && bad / (double) calls >= limit;
        }

        @Override
        public String toString() {
            return percent(failureRate) + " failed or " + percent(slowCallRate) + " slow, of at least " + minimumCalls;
        }

        private static String percent(double rate) {
            return Math.round(rate * 1000) / 10.0 + " %";
        }
    }

    final Limits limits;

    RateWindow(Limits limits) {
        this.limits = limits;
    }

    final boolean isMet() {
        var counts = counts();
        return limits.areMet(counts.calls(), counts.failures(), counts.slowCalls());
    }

    @Override
    final boolean overdue() {
        return record(CallOutcome.SLOW_SUCCESS);
    }

    /** It has its place in the window already. */
    @Override
    final boolean recordOverdue(CallOutcome outcome) {
        return false;
    }
}
