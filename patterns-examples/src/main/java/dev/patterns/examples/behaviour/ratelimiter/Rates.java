package dev.patterns.examples.behaviour.ratelimiter;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import dev.patterns.examples.contenders.ratelimiter.RateLimiterRemedy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Rates: how many calls begin, in any stretch of time.
 *
 * <pre>
 *   5 calls in 100 s         0         100        200
 *   fixed windows            ├───────·5│5·────────┤       10 in a moment, and then none for 100 s
 *   one each 20 s, 5 saved   ├───────·5├─1─1─1─1─1┤       at most 5 more than the rate, in any stretch
 * </pre>
 */
final class Rates {

    private static final Duration SECOND = Duration.ofMillis(10);

    private Rates() {}

    static List<Case<RateLimiterTrial>> cases() {
        return List.of(
                Case.builder("L1", Rates::theEndOfAPeriod)
                        .title("No stretch of time has two bursts, not even one round the end of a period")
                        .expected("Of 5 calls in 100 s, at most 7 in 30 s: the burst and the rate")
                        .source("Fixed windows: the quota is full again at the beginning of each")
                        .second(SECOND)
                        .remedy(RateLimiterRemedy.ONE_BY_ONE)
                        .build(),
                Case.builder("L2", Rates::afterIdleTime)
                        .title("Idle time saves no more than one burst")
                        .expected("5 calls at once after 250 idle seconds, of 5 calls in 100 s")
                        .source("A token bucket has a size")
                        .second(SECOND)
                        .build(),
                Case.builder("L3", Rates::permitsComeOneByOne)
                        .title("After a burst permits come back one by one, not all at the end of the period")
                        .expected("One is free 30 s after the burst, of 5 calls in 100 s")
                        .source("Seen by running them")
                        .second(SECOND)
                        .remedy(RateLimiterRemedy.ONE_BY_ONE)
                        .build(),
                Case.builder("L4", Rates::rejectionsAreFree)
                        .title("A call that is rejected uses nothing up, however often it comes again")
                        .expected("After 10,000 rejections a call is admitted when the period has ended")
                        .source("Clients that ask in a loop")
                        .second(SECOND)
                        .build(),
                Case.builder("L5", Rates::allOrNone)
                        .title("Several permits are taken all or none")
                        .expected("3 of 5 are taken, then not 3, then 2")
                        .source("Resilience4j and Failsafe: permits with a weight")
                        .second(SECOND)
                        .build(),
                Case.builder("L6", Rates::aFailureCounts)
                        .title("A call that fails has used its permit, and its failure is thrown unchanged")
                        .expected("IOException: no answer, and no permit is left")
                        .source("The dependency has served it")
                        .second(SECOND)
                        .build(),
                Case.builder("L7", Rates::aLowerLimit)
                        .title("A limit that is lowered while calls are made holds at once")
                        .expected("2 calls at once, after a change from 5 to 2 in 100 s")
                        .source("Resilience4j: changeLimitForPeriod holds from the next period on")
                        .second(SECOND)
                        .build());
    }

    /** A provider that counts in windows of its own, or by the second, sees twice what was agreed, and refuses it. */
    private static Observation theEndOfAPeriod(RateLimiterTrial trial) {
        var limiter = trial.open(5, 100);
        trial.advance(85);
        int taken = trial.takeAll(limiter);
        for (int i = 0; i < 10; i++) {
            trial.advance(3);
            taken += trial.takeAll(limiter);
        }
        boolean right = taken <= 7;
        return Observation.of(right, right ? "one burst, then the rate" : "two bursts within 30 s");
    }

    private static Observation afterIdleTime(RateLimiterTrial trial) {
        var limiter = trial.open(5, 100);
        trial.advance(250);
        int taken = trial.takeAll(limiter);
        return Observation.of(taken == 5, "%d at once", taken);
    }

    /** A caller that comes just after a burst waits for the rest of the period, and then meets all the others. */
    private static Observation permitsComeOneByOne(RateLimiterTrial trial) {
        var limiter = trial.open(5, 100);
        trial.takeAll(limiter);
        trial.advance(30);
        boolean free = trial.takeAll(limiter) > 0;
        return Observation.of(free, free ? "a permit is free after 30 s" : "none is free after 30 s");
    }

    /** A client that asks in a loop would shut itself out, and all others. */
    private static Observation rejectionsAreFree(RateLimiterTrial trial) {
        var limiter = trial.open(1, 50);
        trial.takeAll(limiter);
        for (int i = 0; i < 10_000; i++) {
            limiter.tryAcquire(1);
        }
        trial.advance(55);
        boolean admitted = limiter.tryAcquire(1);
        return Observation.of(admitted, admitted ? "admitted" : "rejected");
    }

    private static Observation allOrNone(RateLimiterTrial trial) {
        var limiter = trial.open(5, 100);
        boolean first = limiter.tryAcquire(3);
        boolean second = limiter.tryAcquire(3);
        boolean third = limiter.tryAcquire(2);
        return Observation.of(
                first && !second && third,
                "3 of 5 %s, then 3 %s, then 2 %s",
                taken(first),
                taken(second),
                taken(third));
    }

    private static String taken(boolean taken) {
        return taken ? "taken" : "refused";
    }

    /** A limit that counts successes alone lets an outage run at any rate. */
    private static Observation aFailureCounts(RateLimiterTrial trial) {
        var limiter = trial.open(1, 100);
        var seen = Texts.ofResult(trial.resultOrFailure(() -> limiter.call(() -> {
            throw new IOException("no answer");
        })));
        boolean left = limiter.tryAcquire(1);
        return Observation.of(
                !left && seen.equals("IOException: no answer"),
                "%s, and %s",
                seen,
                left ? "the permit is still there" : "no permit is left");
    }

    /** A limit is lowered because the dependency is in trouble now. */
    private static Observation aLowerLimit(RateLimiterTrial trial) {
        var limiter = trial.open(5, 100);
        limiter.changePermits(2);
        int taken = trial.takeAll(limiter);
        return Observation.of(taken == 2, "%d at once", taken);
    }
}
