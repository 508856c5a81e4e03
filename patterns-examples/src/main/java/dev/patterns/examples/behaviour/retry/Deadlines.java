package dev.patterns.examples.behaviour.retry;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.contenders.retry.RetryRemedy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Deadlines: how long the caller waits at most, and how long the dependency wants to be left alone.
 *
 * <pre>
 *   the caller's limit   ├──────────────────────────────┤
 *   attempts and waits   ├ 4 s ┤ wait ├ 4 s ┤ wait ├ 4 s ┤      attempts count too, and one that
 *                                                    ▲         can't start in time is not waited for
 *   Retry-After          ├─────────────────┤                   no attempt in it
 * </pre>
 */
final class Deadlines {

    private static final Duration REAL_SECOND = Duration.ofMillis(10);

    /** A failure that carries the server's Retry-After. */
    private static final class Unavailable extends IOException {
        private static final long serialVersionUID = 1;
        private final transient Duration retryAfter;

        Unavailable(Duration retryAfter) {
            super("503");
            this.retryAfter = retryAfter;
        }

        static Optional<Duration> retryAfter(Throwable failure) {
            return failure instanceof Unavailable unavailable ? Optional.of(unavailable.retryAfter) : Optional.empty();
        }
    }

    private Deadlines() {}

    static List<Case<RetryTrial>> cases() {
        return List.of(
                Case.builder("R9", Deadlines::anAttemptThatCannotFit)
                        .title("If the wait is longer than what is left of the limit, the call ends at once")
                        .expected("1 attempt, ended before the limit: the limit is 15 s, the wait 20 s")
                        .source("Resilience4j #2091; Failsafe shortens the wait to what is left")
                        .second(REAL_SECOND)
                        .build(),
                Case.builder("R14", Deadlines::attemptsCount)
                        .title("The limit of the whole call counts the attempts, not only the waits")
                        .expected("2 attempts of 4 s with waits of 0.5 to 1 s fit in 8 s")
                        .source("Spring Framework 7: ExponentialBackOff.maxElapsedTime")
                        .second(Duration.ofMillis(40))
                        .remedy(RetryRemedy.LIMIT_BY_CLOCK)
                        .build(),
                Case.builder("R10a", Deadlines::retryAfterIsHonoured)
                        .title("No wait is shorter than the server's Retry-After")
                        .expected("The server asks for 4 s eleven times: no wait is shorter")
                        .source("RFC 9110, 10.2.3; the document ignores it; Failsafe varies it by its jitter")
                        .second(Duration.ofMillis(25))
                        .remedy(RetryRemedy.EXACT_RETRY_AFTER)
                        .build(),
                Case.builder("R10b", Deadlines::retryAfterBeyondTheLimit)
                        .title("A Retry-After that is longer than the caller's limit ends the call at once")
                        .expected("1 attempt, ended before the limit: Retry-After is an hour, the limit 15 s")
                        .source("Seen by running them")
                        .second(REAL_SECOND)
                        .build());
    }

    /** The caller waits for an attempt that is never made, or that is made when no one waits for it. */
    private static Observation anAttemptThatCannotFit(RetryTrial trial) {
        var dependency = trial.failing();
        var retry =
                trial.open(settings -> settings.maxDuration(trial.seconds(15)).delay(attempt -> trial.seconds(20)));
        trial.resultOrFailure(() -> retry.call(dependency::call));
        return endedEarly(trial, dependency);
    }

    /** Six attempts of 4 s each take 27 s, and the caller has been told: 8 s at most. */
    private static Observation attemptsCount(RetryTrial trial) {
        var dependency = trial.failing();
        var retry = trial.open(settings -> settings.maxAttempts(6)
                .delays(trial.seconds(1), trial.seconds(1))
                .maxDuration(trial.seconds(8)));
        trial.resultOrFailure(() -> retry.call(() -> {
            trial.advance(4);
            return dependency.call();
        }));
        return Observation.of(dependency.attempts() == 2, "%s", dependency.attemptsInWords());
    }

    /** The server says when it will be well. Attempts before that only add to its load, and are refused. */
    private static Observation retryAfterIsHonoured(RetryTrial trial) {
        var dependency = trial.failing();
        var retry = trial.open(settings -> settings.maxAttempts(12)
                .delays(trial.seconds(1), trial.seconds(1))
                .retryAfter(Unavailable::retryAfter));
        trial.resultOrFailure(() -> retry.call(() -> {
            dependency.record();
            throw new Unavailable(trial.seconds(4));
        }));
        var waits = dependency.waits();
        boolean kept = waits.stream().noneMatch(wait -> wait.compareTo(trial.seconds(3.9)) < 0);
        return Observation.of(
                kept && waits.size() == 11,
                "%d waits, %s",
                waits.size(),
                kept ? "all as long as asked for" : "some shorter than asked for");
    }

    /** A server that asks for an hour must not make a request hang for an hour. */
    private static Observation retryAfterBeyondTheLimit(RetryTrial trial) {
        var dependency = trial.failing();
        var retry = trial.open(settings ->
                settings.maxAttempts(2).maxDuration(trial.seconds(15)).retryAfter(Unavailable::retryAfter));
        trial.resultOrFailure(() -> retry.call(() -> {
            dependency.record();
            throw new Unavailable(trial.seconds(3600));
        }));
        return endedEarly(trial, dependency);
    }

    private static Observation endedEarly(RetryTrial trial, FlakyDependency dependency) {
        boolean early = dependency.elapsed().compareTo(trial.seconds(14)) < 0;
        boolean once = dependency.attempts() == 1;
        return Observation.of(
                early && once,
                "%s, ended %s",
                once ? "1 attempt" : "more attempts",
                early ? "before the limit" : "at the limit or later");
    }
}
