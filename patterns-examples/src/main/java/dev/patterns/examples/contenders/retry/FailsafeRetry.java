package dev.patterns.examples.contenders.retry;

import static dev.patterns.examples.contenders.retry.RetrySettings.refuse;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.examples.contenders.FailsafeCalls;
import dev.patterns.examples.contenders.Remedy;
import dev.patterns.examples.contenders.RemedySetting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Failsafe's retry. It sleeps on the machine's clock, so it runs in real time only. */
final class FailsafeRetry implements RetryAdapter {

    private static final Duration AS_CONFIGURED = Duration.ofNanos(-1);

    private RetryPolicy<Object> policy;
    private FailsafeExecutor<Object> failsafe;

    FailsafeRetry(RetrySettings settings) {
        var features = settings.features();
        refuse(features.budget(), "no retry budget");
        var builder = RetryPolicy.builder();
        features.onRetry().ifPresent(listener -> builder.onRetry(event -> listener.run()));
        features.onSuccess().ifPresent(listener -> builder.onSuccess(event -> listener.run()));
        this.policy = setUp(builder, settings).build();
        this.failsafe = Failsafe.with(policy);
    }

    private static RetryPolicyBuilder<Object> setUp(RetryPolicyBuilder<Object> builder, RetrySettings settings) {
        var features = settings.features();
        builder.handleIf(failure -> settings.retryOn().test(failure)).withMaxAttempts(settings.maxAttempts());
        setDelays(builder, settings);
        abortOn(settings).ifPresent(builder::abortOn);
        features.maxDuration().ifPresent(builder::withMaxDuration);
        features.retryOnResult().ifPresent(results -> builder.handleResultIf(results::test));
        return builder;
    }

    private static void setDelays(RetryPolicyBuilder<Object> builder, RetrySettings settings) {
        var features = settings.features();
        if (features.delay().isPresent()) {
            builder.withDelayFn(context -> features.delay().get().apply(Math.max(1, context.getAttemptCount())));
            return;
        }
        // Failsafe's jitter is symmetric and follows the cap: 75 % ± a third of that is 50 to 100 %.
        boolean half = features.jitter().isEmpty();
        var first = half ? threeQuarters(settings.firstDelay()) : settings.firstDelay();
        var max = half ? threeQuarters(settings.maxDelay()) : settings.maxDelay();
        if (first.compareTo(max) < 0) {
            builder.withBackoff(first, max);
        } else {
            builder.withDelay(first); // it refuses a backoff that does not grow
        }
        if (!settings.has(RetryRemedy.EXACT_RETRY_AFTER)) {
            builder.withJitter(features.jitter().orElse(1 / 3.0));
        }
        features.retryAfter()
                .ifPresent(ofFailure ->
                        builder.withDelayFn(context -> Optional.<Throwable>ofNullable(context.getLastException())
                                .flatMap(ofFailure)
                                .orElse(AS_CONFIGURED)));
    }

    private static Optional<Class<? extends Throwable>> abortOn(RetrySettings settings) {
        if (settings.has(RetryRemedy.EXCEPTIONS_ONLY)) {
            return Optional.of(Error.class);
        }
        if (settings.has(RetryRemedy.NO_INTERRUPTS)) {
            return Optional.of(InterruptedException.class);
        }
        if (settings.has(RetryRemedy.NO_CANCELLATIONS)) {
            return Optional.of(CancellationException.class);
        }
        return settings.has(RetryRemedy.NO_REJECTIONS) ? Optional.of(CallRejectedException.class) : Optional.empty();
    }

    static Optional<RemedySetting> settingFor(Remedy remedy) {
        if (remedy == RetryRemedy.EXACT_RETRY_AFTER) {
            return Optional.of(RemedySetting.inRealTime("withDelayFn, and no withJitter"));
        }
        return List.of(
                                RetryRemedy.EXCEPTIONS_ONLY,
                                RetryRemedy.NO_INTERRUPTS,
                                RetryRemedy.NO_CANCELLATIONS,
                                RetryRemedy.NO_REJECTIONS)
                        .contains(remedy)
                ? Optional.of(RemedySetting.inRealTime("abortOn"))
                : Optional.empty();
    }

    private static Duration threeQuarters(Duration duration) {
        return duration.multipliedBy(3).dividedBy(4);
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        return FailsafeCalls.call(failsafe, action, failure -> failure);
    }

    /** Makes another policy from the old one's settings, listeners among them. */
    @Override
    public void replaceSettings(RetrySettings settings) {
        policy = setUp(RetryPolicy.builder(policy.getConfig()), settings).build();
        failsafe = Failsafe.with(policy);
    }

    @Override
    public <T extends @Nullable Object> T callDirectly(CheckedSupplier<? extends T, ?> action) {
        return failsafe.<T>get(action::get);
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        return FailsafeCalls.callAsync(failsafe, action, failure -> failure);
    }
}
