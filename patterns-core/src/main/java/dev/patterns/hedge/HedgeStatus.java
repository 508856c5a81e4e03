package dev.patterns.hedge;

import java.time.Duration;
import java.util.Optional;

/**
 * What has happened so far. The figures are read one after the other, so calls that end meanwhile may be in some of
 * them only.
 *
 * @param calls calls that have begun
 * @param failures calls that failed or were cancelled
 * @param hedges second attempts
 * @param hedgeWins second attempts that ended their call
 * @param refused second attempts that were not made because the budget had nothing left
 * @param delay the current delay; empty while too few calls have been measured
 */
public record HedgeStatus(
        long calls, long failures, long hedges, long hedgeWins, long refused, Optional<Duration> delay) {

    /** How many attempts the dependency sees for each call: 1 to 2. */
    public double attemptsPerCall() {
        return calls == 0 ? 1 : (double) (calls + hedges) / calls;
    }
}
