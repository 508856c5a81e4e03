package dev.patterns.circuitbreaker;

import dev.patterns.Arguments;

/** What makes a closed breaker open. */
public sealed interface TripRule {

    /** The largest threshold. */
    int MOST = 1 << 20;

    /**
     * So many failures in a row, as in the first document; a success in between starts the count anew. On the path of a
     * success it writes nothing at all, which makes it the cheapest rule there is.
     *
     * @param failures 1 to 2^20
     */
    static TripRule consecutiveFailures(int failures) {
        return new ConsecutiveFailures(failures);
    }

    /**
     * So many failures since the breaker closed, as in the second document. Successes don't count against them: one
     * failure a day opens a breaker of five after five days. Rarely what one wants.
     *
     * @param failures 1 to 2^20
     */
    static TripRule totalFailures(int failures) {
        return new TotalFailures(failures);
    }

    /** See {@link #consecutiveFailures}. */
    record ConsecutiveFailures(int failures) implements TripRule {
        public ConsecutiveFailures {
            Arguments.between(1, MOST, "consecutiveFailures", failures);
        }

        @Override
        public String toString() {
            return failures + " consecutive failures";
        }
    }

    /** See {@link #totalFailures}. */
    record TotalFailures(int failures) implements TripRule {
        public TotalFailures {
            Arguments.between(1, MOST, "totalFailures", failures);
        }

        @Override
        public String toString() {
            return failures + " failures in total";
        }
    }
}
