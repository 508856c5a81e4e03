package dev.patterns.examples.contenders.retry;

import static dev.patterns.examples.contenders.retry.RetrySettings.refuse;

import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.examples.contenders.Failures;
import dev.patterns.examples.contenders.NotOfferedException;
import dev.patterns.examples.contenders.Remedy;
import dev.patterns.examples.contenders.RemedySetting;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Spring Framework's {@link RetryTemplate}, which is in spring-core since version 7. It sleeps on the machine's clock,
 * so it runs in real time only. It throws a {@link RetryException}; {@code call} unwraps it.
 */
final class SpringRetry implements RetryAdapter {

    private final RetryTemplate template;

    SpringRetry(RetrySettings settings) {
        var features = settings.features();
        refuse(features.retryAfter(), "no retryAfter: a BackOff does not see the failure");
        refuse(features.budget(), "no retry budget");
        refuse(features.retryOnResult(), "no retry on a result");
        this.template = new RetryTemplate(policy(settings));
        template.setRetryListener(new Listener(features));
    }

    private static RetryPolicy policy(RetrySettings settings) {
        var features = settings.features();
        var policy = RetryPolicy.builder()
                .backOff(backOff(settings))
                .predicate(failure -> settings.retryOn().test(failure));
        if (features.delay().isPresent() || settings.has(RetryRemedy.LIMIT_BY_CLOCK)) {
            features.maxDuration().ifPresent(policy::timeout);
        }
        excluded(settings).ifPresent(policy::excludes);
        return policy.build();
    }

    private static Optional<Class<? extends Throwable>> excluded(RetrySettings settings) {
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
        if (remedy == RetryRemedy.LIMIT_BY_CLOCK) {
            return Optional.of(RemedySetting.inRealTime("timeout of the RetryPolicy"));
        }
        return List.of(
                                RetryRemedy.EXCEPTIONS_ONLY,
                                RetryRemedy.NO_INTERRUPTS,
                                RetryRemedy.NO_CANCELLATIONS,
                                RetryRemedy.NO_REJECTIONS)
                        .contains(remedy)
                ? Optional.of(RemedySetting.inRealTime("excludes"))
                : Optional.empty();
    }

    /**
     * Its jitter is symmetric and proportional: 75 % ± a third of that is 50 to 100 %. It counts whole milliseconds.
     */
    private static BackOff backOff(RetrySettings settings) {
        var features = settings.features();
        if (features.delay().isPresent()) {
            return () -> new Delays(features.delay().get(), settings.maxAttempts());
        }
        long first = settings.firstDelay().toMillis();
        var backOff = new ExponentialBackOff();
        backOff.setMultiplier(2);
        backOff.setInitialInterval(Math.max(1, features.jitter().isPresent() ? first : first * 3 / 4));
        backOff.setJitter(Math.max(1, Math.round(first * features.jitter().orElse(0.25))));
        backOff.setMaxInterval(settings.maxDelay().toMillis());
        backOff.setMaxAttempts(settings.maxAttempts() - 1L);
        if (!settings.has(RetryRemedy.LIMIT_BY_CLOCK)) {
            features.maxDuration().map(Duration::toMillis).ifPresent(backOff::setMaxElapsedTime);
        }
        return backOff;
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        try {
            return template.<T>execute(retryable(action));
        } catch (RetryException failure) {
            throw Failures.<X>rethrow(failure.getLastException());
        }
    }

    @Override
    public <T extends @Nullable Object> T callDirectly(CheckedSupplier<? extends T, ?> action) throws Throwable {
        return template.<T>execute(retryable(action));
    }

    private static <T extends @Nullable Object> Retryable<T> retryable(CheckedSupplier<? extends T, ?> action) {
        return action::get;
    }

    @Override
    public void replaceSettings(RetrySettings settings) {
        template.setRetryPolicy(policy(settings));
    }

    @Override
    public List<Throwable> earlierFailures(Throwable thrown) {
        return Arrays.asList(thrown.getSuppressed());
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        throw new NotOfferedException("RetryTemplate has no asynchronous form");
    }

    /** The waits of one call. */
    private static final class Delays implements BackOffExecution {
        private final IntFunction<Duration> delay;
        private final int maxAttempts;
        private int attempts;

        Delays(IntFunction<Duration> delay, int maxAttempts) {
            this.delay = delay;
            this.maxAttempts = maxAttempts;
        }

        @Override
        public long nextBackOff() {
            return ++attempts < maxAttempts ? delay.apply(attempts).toMillis() : STOP;
        }
    }

    private record Listener(RetryFeatures features) implements RetryListener {
        @Override
        public void beforeRetry(
                RetryPolicy policy, Retryable<?> call, org.springframework.core.retry.RetryState state) {
            features.onRetry().ifPresent(Runnable::run);
        }

        @Override
        public void onRetrySuccess(RetryPolicy policy, Retryable<?> call, @Nullable Object result) {
            features.onSuccess().ifPresent(Runnable::run);
        }
    }
}
