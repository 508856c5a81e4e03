package dev.patterns.examples.behaviour.retry;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.contenders.retry.RetryRemedy;
import java.time.Duration;
import java.util.List;

/**
 * Backoffs: the waits between attempts double up to a cap, and jitter spreads them.
 *
 * <pre>
 *   wait  cap ─────────────────────────────────────
 *          │             ●  ●  ●  ●  ●   all callers wait the same: jitter, then the cap
 *          │          ●     ●     ●
 *          │       ●     ●     ●     ●   they stay spread:          the cap, then jitter
 *          │  ●  ●
 *          └──────────────────────────── attempt
 * </pre>
 *
 * <p>Callers that failed at the same moment retry at the same moment if their waits are equal. That is what jitter is
 * for. The waits are measured at the dependency, as the time between its calls.
 */
final class Backoffs {

    private static final Duration REAL_SECOND = Duration.ofMillis(20);

    private Backoffs() {}

    static List<Case<RetryTrial>> cases() {
        return List.of(
                Case.builder("R1", Backoffs::highAttempts)
                        .title("At any attempt the wait stays near the cap: 2 to the power of 80 does not overflow")
                        .expected("From the fourth attempt to the eightieth, no wait is shorter than half the cap")
                        .source("SmallRye Fault Tolerance: 0 ms at retry 57")
                        .second(Duration.ofMillis(4))
                        .build(),
                Case.builder("R2", Backoffs::jitterAtTheCap)
                        .title("Once the waits have reached the cap, they are still spread by jitter")
                        .expected("Of twenty waits with 50 to 100 % jitter, some are shorter than 90 % of the cap")
                        .source("Resilience4j: IntervalFunction.ofExponentialRandomBackoff applies the cap last")
                        .second(REAL_SECOND)
                        .remedy(RetryRemedy.JITTER_AFTER_CAP)
                        .build(),
                Case.builder("R3", Backoffs::proportionalJitter)
                        .title("A jitter of ±25 % makes no wait shorter than 75 % of itself")
                        .expected("Thirty waits at the cap: the shortest is 75 to 95 % of the cap")
                        .source("First document, Pattern 2: its comment says ±25 %, its code does 50 to 100 %")
                        .second(REAL_SECOND)
                        .remedy(RetryRemedy.JITTER_AFTER_CAP)
                        .build(),
                Case.builder("R15", Backoffs::aDelayThatThrows)
                        .title("A backoff that throws does not hide the call's own failure")
                        .expected("The call ends with IOException: failure 1")
                        .source("Seen by running them: the wait is computed in the code of the caller's program")
                        .realTime()
                        .build(),
                Case.builder("R27", Backoffs::theWaitsDouble)
                        .title("The waits double with each attempt")
                        .expected("With 50 to 100 % jitter, at least 0.5, 1, 2 and 4 s")
                        .source("First document, Pattern 2")
                        .second(REAL_SECOND)
                        .build(),
                Case.builder("R29", Backoffs::lessThanAMillisecond)
                        .title("A wait of less than a millisecond is kept, not cut to none")
                        .expected("Ten waits of 0.9 ms: none is shorter")
                        .source("Resilience4j, Failsafe and Spring sleep a whole number of milliseconds")
                        .realTime()
                        .build());
    }

    /** A wait that wraps to zero turns the retry into a loop without pause, just when the outage is longest. */
    private static Observation highAttempts(RetryTrial trial) {
        var waits = waitsAtTheCap(trial, 80, 0);
        var half = trial.seconds(2).minusMillis(1); // some contenders count whole milliseconds
        long tooShort = waits.stream().filter(wait -> wait.compareTo(half) < 0).count();
        return Observation.of(
                waits.size() == 76 && tooShort == 0,
                "%d of %d waits are shorter than half the cap",
                tooShort,
                waits.size());
    }

    /** The longest outages have the most callers at the cap. Without jitter they come back together, each time. */
    private static Observation jitterAtTheCap(RetryTrial trial) {
        var waits = waitsAtTheCap(trial, 24, 0);
        boolean spread = shortest(waits).compareTo(trial.seconds(3.6)) < 0;
        return Observation.of(spread, spread ? "the waits are spread" : "no wait is shorter than 90 % of the cap");
    }

    /** The wait is a quarter shorter on average than the reader of the comment computes. */
    private static Observation proportionalJitter(RetryTrial trial) {
        var waits = waitsAtTheCap(trial, 34, 0.25);
        var shortest = shortest(waits);
        var tolerance = Duration.ofMillis(2); // some contenders count whole milliseconds
        if (shortest.compareTo(trial.seconds(3).minus(tolerance)) < 0) {
            return Observation.different("some waits are shorter than 75 % of the cap");
        }
        boolean spread = shortest.compareTo(trial.seconds(3.8)) < 0;
        return Observation.of(spread, spread ? "the shortest is 75 to 95 % of the cap" : "the waits are not spread");
    }

    /** A program's own backoff has a defect, and its log now shows that instead of what the dependency said. */
    private static Observation aDelayThatThrows(RetryTrial trial) {
        var dependency = trial.failing();
        var retry = trial.open(settings -> settings.delay(attempt -> {
            throw new IllegalStateException("defect in the backoff");
        }));
        return trial.endsWith("IOException: failure 1", () -> retry.call(dependency::call));
    }

    /** A wait that stays short is a loop that calls a dependency that is down as often as it can. */
    private static Observation theWaitsDouble(RetryTrial trial) {
        var dependency = trial.failing();
        var retry = trial.open(settings -> settings.maxAttempts(5));
        trial.resultOrFailure(() -> retry.call(dependency::call));
        var waits = dependency.waits();
        var tolerance = Duration.ofMillis(2); // some contenders count whole milliseconds
        boolean doubled = waits.size() == 4;
        for (int i = 0; i < waits.size(); i++) {
            doubled &= waits.get(i).compareTo(trial.seconds(0.5 * (1 << i)).minus(tolerance)) >= 0;
        }
        return Observation.of(doubled, doubled ? "each is long enough" : "some are too short");
    }

    /** The waits from the fourth on, with a cap of 4 s that the third reaches. */
    private static List<Duration> waitsAtTheCap(RetryTrial trial, int attempts, double jitter) {
        var dependency = trial.failing();
        var retry = trial.open(settings -> {
            var changed = settings.maxAttempts(attempts).delays(trial.seconds(1), trial.seconds(4));
            return jitter > 0 ? changed.jitter(jitter) : changed;
        });
        trial.resultOrFailure(() -> retry.call(dependency::call));
        return dependency.waits().subList(3, dependency.attempts() - 1);
    }

    /** In a data centre an answer takes less than a millisecond, and the retries become a loop without pause. */
    private static Observation lessThanAMillisecond(RetryTrial trial) {
        var dependency = trial.failing();
        var wait = Duration.ofNanos(900_000);
        var retry = trial.open(settings -> settings.maxAttempts(11).delay(attempt -> wait));
        trial.resultOrFailure(() -> retry.call(dependency::call));
        var waits = dependency.waits();
        boolean kept = waits.stream().noneMatch(it -> it.compareTo(wait) < 0);
        return Observation.of(
                kept && waits.size() == 10, "%d waits, %s", waits.size(), kept ? "all were kept" : "some were cut");
    }

    private static Duration shortest(List<Duration> waits) {
        return waits.stream().min(Duration::compareTo).orElseThrow();
    }
}
