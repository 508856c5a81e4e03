package dev.patterns.examples.differential.retry;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.retry.RetryBuilder;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The retries that are compared. */
final class DrivenRetries {

    private DrivenRetries() {}

    /** The hand-written retry of asynchronous calls. */
    static class Handwritten extends DrivenRetry {
        final Retry retry;

        Handwritten(RetryTraceSettings settings, List<AttemptEnd> ends) {
            super(ends);
            this.retry = set(Retry.builder("ours"), settings).time(scheduler).build();
        }

        RetryBuilder set(RetryBuilder builder, RetryTraceSettings settings) {
            return builder.maxAttempts(settings.maxAttempts())
                    .backoff(Backoff.exponential(settings.first(), settings.factor(), settings.longest()))
                    .retryOn(RetryTraceSettings::isRetried);
        }

        @Override
        CompletionStage<String> start(Supplier<CompletionStage<String>> action) {
            return retry.callAsync(action);
        }
    }

    /** The hand-written retry of calls on the caller's thread. */
    static final class HandwrittenOnTheThread extends Handwritten {
        HandwrittenOnTheThread(RetryTraceSettings settings, List<AttemptEnd> ends) {
            super(settings, ends);
        }

        @Override
        CompletionStage<String> start(Supplier<CompletionStage<String>> action) {
            try {
                return CompletableFuture.completedFuture(retry.call(this::attemptOnTheThread));
            } catch (Throwable failure) {
                return CompletableFuture.failedFuture(failure);
            }
        }

        private String attemptOnTheThread() throws Exception {
            try {
                return script.attempt();
            } catch (Exception | Error failure) {
                throw failure;
            } catch (Throwable other) {
                throw new AssertionError(other);
            }
        }
    }

    static final class Resilience4j extends DrivenRetry {
        private final io.github.resilience4j.retry.Retry retry;

        Resilience4j(RetryTraceSettings settings, List<AttemptEnd> ends) {
            super(ends);
            long first = settings.first().toMillis();
            this.retry = io.github.resilience4j.retry.Retry.of(
                    "theirs",
                    RetryConfig.custom()
                            .maxAttempts(settings.maxAttempts())
                            .intervalFunction(
                                    settings.factor() == 1
                                            ? IntervalFunction.of(first)
                                            : IntervalFunction.ofExponentialBackoff(
                                                    first,
                                                    settings.factor(),
                                                    settings.longest().toMillis()))
                            .retryOnException(RetryTraceSettings::isRetried)
                            .build());
        }

        @Override
        CompletionStage<String> start(Supplier<CompletionStage<String>> action) {
            return retry.executeCompletionStage(scheduler, action);
        }
    }

    static final class FailsafeRetry extends DrivenRetry {
        private final FailsafeExecutor<String> failsafe;

        FailsafeRetry(RetryTraceSettings settings, List<AttemptEnd> ends) {
            super(ends);
            var policy = RetryPolicy.<String>builder()
                    .handleIf(failure -> RetryTraceSettings.isRetried(failure))
                    .withMaxAttempts(settings.maxAttempts());
            if (settings.factor() > 1 && settings.first().compareTo(settings.longest()) < 0) {
                policy.withBackoff(settings.first(), settings.longest(), settings.factor());
            } else {
                policy.withDelay(settings.first());
            }
            this.failsafe = Failsafe.with(policy.build()).with(scheduler);
        }

        @Override
        CompletionStage<String> start(Supplier<CompletionStage<String>> action) {
            return failsafe.getStageAsync(action::get);
        }
    }

    /** Waits a millisecond too long after the third attempt. */
    static final class FlawedDelay extends Handwritten {
        FlawedDelay(RetryTraceSettings settings, List<AttemptEnd> ends) {
            super(settings, ends);
        }

        @Override
        RetryBuilder set(RetryBuilder builder, RetryTraceSettings settings) {
            var right = Backoff.exponential(settings.first(), settings.factor(), settings.longest());
            return super.set(builder, settings).backoff((attempt, previous, random) -> {
                var delay = right.delay(attempt, previous, random);
                return attempt == 3 ? delay.plus(Duration.ofMillis(1)) : delay;
            });
        }
    }
}
