package dev.patterns.examples.behaviour.retry;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import dev.patterns.examples.contenders.retry.RetrySettings;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Listeners: a program counts retries, or logs them. Such code has defects too, and they must not change what the call
 * returns.
 */
final class Listeners {

    private static final String EXPECTED = "quote, after 2 attempts";

    private Listeners() {}

    static List<Case<RetryTrial>> cases() {
        return List.of(
                Case.builder("R5a", Listeners::aSuccessListenerThatThrows)
                        .title("A listener for success that throws does not make the call fail, or be made again")
                        .expected(EXPECTED)
                        .source("Resilience4j: the event is published inside the try block of the attempt")
                        .realTime()
                        .note("The hand-written retry has one event, onRetry")
                        .build(),
                Case.builder("R5b", Listeners::aRetryListenerThatThrows)
                        .title("A listener for retries that throws does not end the call")
                        .expected(EXPECTED)
                        .source("Seen by running them")
                        .realTime()
                        .build());
    }

    /**
     * The payment was made. Because its success could not be counted, it is made again, and then reported as failed.
     */
    private static Observation aSuccessListenerThatThrows(RetryTrial trial) {
        return withListener(trial, settings -> settings.onSuccess(Listeners::defect));
    }

    /** A metric that can't be recorded takes the retries away. */
    private static Observation aRetryListenerThatThrows(RetryTrial trial) {
        return withListener(trial, settings -> settings.onRetry(Listeners::defect));
    }

    private static Observation withListener(RetryTrial trial, UnaryOperator<RetrySettings> listener) {
        var dependency = trial.failing(1);
        var retry = trial.open(listener);
        var result = trial.resultOrFailure(() -> retry.call(dependency::call));
        var seen = "%s, after %s".formatted(Texts.ofResult(result), dependency.attemptsInWords());
        return Observation.of(seen.equals(EXPECTED), "%s", seen);
    }

    private static void defect() {
        throw new IllegalStateException("defect in the listener");
    }
}
