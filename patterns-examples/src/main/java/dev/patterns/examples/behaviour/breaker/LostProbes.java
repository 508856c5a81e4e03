package dev.patterns.examples.behaviour.breaker;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.contenders.breaker.BreakerAdapter;
import dev.patterns.examples.contenders.breaker.BreakerRemedy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Lost probes: a half-open breaker admits a few calls and waits for what they report. One that never reports keeps its
 * place.
 *
 * <pre>
 *   HALF_OPEN, one probe    probe admitted ──▶ (hangs, is cancelled, ends in an Error, its caller forgets it)
 *                           every other call is rejected, for ever: the breaker is wedged
 * </pre>
 *
 * <p>The dependency is well meanwhile. Only a restart helps. Each case here loses the one probe in another way.
 */
final class LostProbes {

    private static final String ADMITTED = "180 s after the probe began, another call is admitted";

    private LostProbes() {}

    static List<Case<BreakerTrial>> cases() {
        return List.of(
                Case.builder("B8a", LostProbes::aProbeThatNeverReports)
                        .title("A probe that never reports does not keep the breaker half-open for ever")
                        .expected(ADMITTED)
                        .source("Resilience4j #2324, #903")
                        .second(Duration.ofMillis(3))
                        .remedy(BreakerRemedy.HALF_OPEN_LIMIT)
                        .build(),
                Case.builder("B8b", LostProbes::aPredicateThrows)
                        .title("A predicate that throws does not lose the probe")
                        .expected("The breaker does not close, and 61 s later another call is admitted")
                        .source("Resilience4j #2324; Failsafe takes it for a success")
                        .second(Duration.ofMillis(3))
                        .remedy(BreakerRemedy.HALF_OPEN_LIMIT)
                        .build(),
                Case.builder("B8c", LostProbes::anError)
                        .title("A probe that ends in an Error is not lost")
                        .expected(ADMITTED)
                        .source("Resilience4j catches Exception only")
                        .second(Duration.ofMillis(3))
                        .remedy(BreakerRemedy.HALF_OPEN_LIMIT)
                        .build(),
                Case.builder("B8d", LostProbes::anErrorBeforeThereIsAFuture)
                        .title("An asynchronous probe that throws an Error at its start is not lost")
                        .expected(ADMITTED)
                        .source("Resilience4j catches Exception only")
                        .second(Duration.ofMillis(3))
                        .remedy(BreakerRemedy.HALF_OPEN_LIMIT)
                        .build(),
                Case.builder("B8e", LostProbes::aPermitIsDropped)
                        .title("A permit that is taken and forgotten does not keep the breaker half-open for ever")
                        .expected(ADMITTED)
                        .source("Resilience4j #903")
                        .second(Duration.ofMillis(3))
                        .remedy(BreakerRemedy.HALF_OPEN_LIMIT)
                        .build(),
                Case.builder("B28", LostProbes::aPermitReportsTwice)
                        .title("A permit that reports twice counts once")
                        .expected("CLOSED after three permits that reported their failure twice, OPEN after five")
                        .source("Resilience4j onError and Failsafe recordFailure belong to no call")
                        .build());
    }

    /** It hangs without a timeout. */
    private static Observation aProbeThatNeverReports(BreakerTrial trial) {
        var breaker = trial.open();
        trial.openAndWait(breaker);
        trial.begin(breaker, "probe that never reports");
        return admittedLater(trial, breaker);
    }

    /** The predicate reads the message of a failure that has none, and throws a NullPointerException. */
    private static Observation aPredicateThrows(BreakerTrial trial) {
        var breaker = trial.open(settings -> settings.ignoreOn(failure -> {
            if (failure instanceof IOException) {
                return false;
            }
            throw new IllegalStateException("broken predicate");
        }));
        trial.openAndWait(breaker);
        trial.failWith(breaker, 1, new UnsupportedOperationException("no answer"));
        if (breaker.state().equals("CLOSED")) {
            return Observation.different("CLOSED by a probe that failed");
        }
        return admittedLater(trial, breaker);
    }

    private static Observation anError(BreakerTrial trial) {
        var breaker = trial.open();
        trial.openAndWait(breaker);
        trial.failWith(breaker, 1, new StackOverflowError());
        return admittedLater(trial, breaker);
    }

    private static Observation anErrorBeforeThereIsAFuture(BreakerTrial trial) {
        var breaker = trial.open();
        trial.openAndWait(breaker);
        trial.resultOrFailure(() -> trial.resultOrFailure(breaker.callAsync(() -> {
            throw new StackOverflowError();
        })));
        trial.say("an asynchronous call throws an Error at its start: %s", breaker.state());
        return admittedLater(trial, breaker);
    }

    /** A filter that takes a permit before a request, and has a way out that doesn't report. */
    private static Observation aPermitIsDropped(BreakerTrial trial) {
        var breaker = trial.open();
        trial.openAndWait(breaker);
        breaker.acquire();
        trial.say("a permit is taken and forgotten: %s", breaker.state());
        return admittedLater(trial, breaker);
    }

    private static Observation admittedLater(BreakerTrial trial, BreakerAdapter breaker) {
        trial.advance(180);
        trial.say("180 s pass");
        boolean rejected = trial.isRejected(breaker);
        return Observation.of(!rejected, "180 s later a call is %s", rejected ? "still rejected" : "admitted");
    }

    /** An error handler and a finally block both report the failure: the fifth report comes from the third call. */
    private static Observation aPermitReportsTwice(BreakerTrial trial) {
        var breaker = trial.open();
        failTwice(trial, breaker, 3);
        var afterThree = breaker.state();
        failTwice(trial, breaker, 2);
        var afterFive = breaker.state();
        return Observation.of(
                afterThree.equals("CLOSED") && afterFive.equals("OPEN"),
                "%s after 3 permits, %s after 5",
                afterThree,
                afterFive);
    }

    private static void failTwice(BreakerTrial trial, BreakerAdapter breaker, int permits) {
        var failure = new IOException("no answer");
        for (int i = 0; i < permits && breaker.state().equals("CLOSED"); i++) {
            var permit = breaker.acquire();
            permit.fail(failure);
            permit.fail(failure);
        }
        trial.say("%d permits report a failure twice: %s", permits, breaker.state());
    }
}
