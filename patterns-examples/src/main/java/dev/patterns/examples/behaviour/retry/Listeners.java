package dev.patterns.examples.behaviour.retry;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import dev.patterns.examples.contenders.retry.RetrySettings;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
                        .build(),
                Case.builder("R5b", Listeners::aRetryListenerThatThrows)
                        .title("A listener for retries that throws does not end the call")
                        .expected(EXPECTED)
                        .source("Seen by running them")
                        .realTime()
                        .build(),
                Case.builder("R31", Listeners::settingsAreReplaced)
                        .title("When the settings are replaced at run time, the listeners stay")
                        .expected("2 attempts after the replacement, and the listener gets one retry")
                        .source("Resilience4j #1116, #299: the same for its breaker (B15)")
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

    /** The number of attempts is lowered in an outage, and since then no dashboard shows the retries. */
    private static Observation settingsAreReplaced(RetryTrial trial) {
        var heard = new AtomicInteger();
        var dependency = trial.failing();
        var retry = trial.open(settings -> settings.onRetry(heard::incrementAndGet));
        retry.replaceSettings(RetrySettings.of("quotes")
                .delays(trial.seconds(1), trial.seconds(60))
                .maxAttempts(2));
        trial.resultOrFailure(() -> retry.call(dependency::call));
        return Observation.of(
                dependency.attempts() == 2 && heard.get() == 1,
                "%s, the listener gets %s",
                dependency.attemptsInWords(),
                heard.get() == 0 ? "nothing" : heard.get() + (heard.get() == 1 ? " retry" : " retries"));
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
