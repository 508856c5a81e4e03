package dev.patterns.examples.behaviour.retry;

import dev.patterns.CallRejectedException;
import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.contenders.retry.RetryRemedy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Load: what retries do to a dependency that is down, and to the money of a customer.
 *
 * <pre>
 *   1 request ──▶ gateway ×3 ──▶ orders ×3 ──▶ payments ×3 ──▶ 27 calls of the dependency that is down
 * </pre>
 *
 * <p>One call's retries help that call. All calls' retries together are load, and they come when there is too much load
 * already.
 */
final class Load {

    private static final Duration REAL_SECOND = Duration.ofMillis(10);

    private Load() {}

    static List<Case<RetryTrial>> cases() {
        return List.of(
                Case.builder("R8a", Load::budget)
                        .title("With a budget of 10 %, retries add at most 12 % when every call fails")
                        .expected("1,000 calls make at most 1,120 attempts")
                        .source("Resilience4j #172; Brooker, Fixing retries with token buckets (2022)")
                        .second(Duration.ofMillis(1))
                        .build(),
                Case.builder("R8b", Load::nested)
                        .title("Three nested retries of three attempts don't make 27 calls")
                        .expected("At most 9 calls of the dependency")
                        .source("Google, Site Reliability Engineering, chapter 22: retry at one level only")
                        .second(Duration.ofMillis(2))
                        .remedy(RetryRemedy.NO_NESTED_RETRIES)
                        .note("No retry notices by itself that it is inside another one, the hand-written neither")
                        .build(),
                Case.builder("R13", Load::waitingRetries)
                        .title("A budget counts the retries that are still waiting in their backoff")
                        .expected("100 calls fail together, and the budget has 10 tokens: 110 attempts")
                        .source("Envoy #30205")
                        .build(),
                Case.builder("R11a", Load::anOpenBreaker)
                        .title("What an open breaker rejected is not retried against it")
                        .expected("1 attempt: the breaker says that it is open for another hour")
                        .source("Resilience4j #920")
                        .second(REAL_SECOND)
                        .remedy(RetryRemedy.NO_REJECTIONS)
                        .build(),
                Case.builder("R11b", Load::waitedOut)
                        .title("A rejection that says when to come back can be waited out")
                        .expected("quote, after twelve rejections that each ask for 3 s and are each waited out")
                        .source("Resilience4j #920")
                        .second(Duration.ofMillis(40))
                        .remedy(RetryRemedy.EXACT_RETRY_AFTER)
                        .build(),
                Case.builder("R12", Load::notTwice)
                        .title("A payment whose answer was lost is not made twice if the predicate excludes that")
                        .expected("1 charge")
                        .source("Example 5 of the document: payments; its retry's list of failures is fixed")
                        .second(REAL_SECOND)
                        .build());
    }

    /** Four times the load, for as long as the outage lasts, is what the dependency then has to recover under. */
    private static Observation budget(RetryTrial trial) {
        var dependency = trial.failing();
        var retry = trial.open(settings -> settings.budget(0.1).delays(trial.seconds(1), trial.seconds(1)));
        for (int i = 0; i < 1000; i++) {
            trial.resultOrFailure(() -> retry.call(() -> {
                dependency.record();
                throw new IOException("no answer");
            }));
        }
        return Observation.of(dependency.attempts() <= 1120, "%s", dependency.attemptsInWords());
    }

    /** Each layer has its own retry, each with modest settings, and no layer knows of the others. */
    private static Observation nested(RetryTrial trial) {
        var dependency = trial.failing();
        var gateway = trial.open(settings -> settings.name("gateway").maxAttempts(3));
        var orders = trial.open(settings -> settings.name("orders").maxAttempts(3));
        var payments = trial.open(settings -> settings.name("payments").maxAttempts(3));
        trial.resultOrFailure(() -> gateway.call(() -> orders.call(() -> payments.call(dependency::call))));
        return Observation.of(dependency.attempts() <= 9, "%d calls", dependency.attempts());
    }

    /** A budget that is charged when the retry begins is still full when the first hundred retries are decided on. */
    private static Observation waitingRetries(RetryTrial trial) {
        var dependency = trial.failing();
        var retry = trial.open(settings -> settings.budget(0.1).maxAttempts(2));
        var futures = new ArrayList<CompletableFuture<String>>();
        for (int i = 0; i < 100; i++) {
            futures.add(retry.callAsync(() -> {
                dependency.record();
                return CompletableFuture.failedFuture(new IOException("no answer"));
            }));
        }
        futures.forEach(trial::resultOrFailure);
        return Observation.of(dependency.attempts() == 110, "%s", dependency.attemptsInWords());
    }

    /** The breaker is open to spare the dependency and the caller. Three more rejections, with waits, spare neither. */
    private static Observation anOpenBreaker(RetryTrial trial) {
        var dependency = trial.failing();
        var retry = trial.open(settings -> settings.retryOn(failure -> true));
        trial.resultOrFailure(() -> retry.call(() -> {
            dependency.record();
            throw rejection(Duration.ofHours(1));
        }));
        return Observation.of(dependency.attempts() == 1, "%s", dependency.attemptsInWords());
    }

    /** A job that has time wants its answer when the breaker admits calls again, not a failure now. */
    private static Observation waitedOut(RetryTrial trial) {
        var dependency = trial.failing();
        var retry = trial.open(settings -> settings.maxAttempts(13)
                .delays(trial.seconds(1), trial.seconds(1))
                .retryOn(failure -> true)
                .retryAfter(failure -> failure instanceof CallRejectedException rejection
                        ? rejection.retryAfter()
                        : Optional.empty()));
        var result = trial.resultOrFailure(() -> retry.call(() -> {
            if (dependency.record() <= 12) {
                throw rejection(trial.seconds(3));
            }
            return "quote";
        }));
        if (!"quote".equals(result)) {
            return Observation.different("the rejection is passed on");
        }
        boolean waited = dependency.waits().stream().noneMatch(wait -> wait.compareTo(trial.seconds(2.95)) < 0);
        return Observation.of(waited, waited ? "quote, each wait was kept" : "some waits are shorter than asked for");
    }

    private static CallRejectedException rejection(Duration retryAfter) {
        return new CallRejectedException("breaker", "circuit breaker is open", retryAfter);
    }

    /** The request has reached the processor, the connection broke after that, and the customer is charged. */
    private static Observation notTwice(RetryTrial trial) {
        var charges = trial.failing();
        var retry = trial.open(settings -> settings.retryOn(failure -> !"answer lost".equals(failure.getMessage())));
        trial.resultOrFailure(() -> retry.call(() -> {
            charges.record();
            throw new IOException("answer lost");
        }));
        return Observation.of(
                charges.attempts() == 1, "%s", charges.attempts() == 1 ? "1 charge" : charges.attempts() + " charges");
    }
}
