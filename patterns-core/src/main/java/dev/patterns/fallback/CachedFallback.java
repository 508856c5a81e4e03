package dev.patterns.fallback;

import dev.patterns.Cancellable;
import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.fallback.Fallback.Outcome;
import dev.patterns.internal.Futures;
import dev.patterns.internal.Listeners;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A fallback to the last good answer: when a call fails, its caller gets what an earlier call returned, if that is not
 * too old, and is told that it is stale.
 *
 * <pre>{@code
 * CachedFallback<String, Price> prices = CachedFallback.builder("prices").maxAge(Duration.ofMinutes(10)).build();
 *
 * var price = prices.call(sku, () -> guarded.call(() -> service.price(sku)));
 * page.show(price.value(), price.stale() ? "as of " + price.age().toMinutes() + " minutes ago" : "");
 * }</pre>
 *
 * <p>It is not a cache: each call is made, and an earlier answer is used only after a failure. HTTP knows the idea as
 * {@code stale-if-error} (RFC 5861). For a single value, use a single key.
 *
 * <p>An answer's age counts from the beginning of the call that returned it, as in HTTP (RFC 9111, section 4.2.3), and
 * so is never stated too low. The answer of a call that began later is not replaced by the answer of one that began
 * earlier.
 *
 * <p>An {@link Error} and an {@link InterruptedException} are always thrown. The caller doesn't see a failure that was
 * answered: {@link #onCall} does. Safe for use by any number of threads.
 *
 * @param <K> what is asked for; its {@code equals} and {@code hashCode} are used
 * @param <T> what the calls return
 */
public final class CachedFallback<K, T extends @Nullable Object> {

    /**
     * What a call returned, or what an earlier call did.
     *
     * @param value the answer
     * @param stale whether the call failed, and this is the answer of an earlier one
     * @param age how old a stale answer is; zero if it is not stale
     */
    public record Answer<T extends @Nullable Object>(T value, boolean stale, Duration age) {}

    /**
     * What is kept.
     *
     * @param answers how many answers, one for each key; some may be too old
     */
    public record Status(int answers) {}

    private static final Logger log = LoggerFactory.getLogger(CachedFallback.class);

    private final CachedFallbackSettings config;
    private final Time time;
    private final LastAnswers<K, T> answers;
    private final Fallback fallback; // which failures, and the listeners
    private final Listeners<Answer<T>> staleListeners;

    CachedFallback(CachedFallbackSettings config, Time time) {
        this.config = config;
        this.time = time;
        this.answers = new LastAnswers<>(config.maxKeys(), config.maxAge().toNanos());
        this.fallback = new Fallback(new FallbackSettings(config.name(), config.fallbackOn()));
        this.staleListeners = new Listeners<>(log, "fallback " + config.name());
    }

    /** A builder with the defaults. The name is used in the log and must not be blank. */
    public static CachedFallbackBuilder builder(String name) {
        return new CachedFallbackBuilder(name);
    }

    /**
     * Makes the call. After a failure that {@link CachedFallbackBuilder#fallbackOn} matches, returns the last good
     * answer for the key, if there is one that is not too old.
     *
     * @throws X what the call threw, if there is no such answer
     */
    public <X extends Exception> Answer<T> call(K key, CheckedSupplier<? extends T, X> action) throws X {
        long startedAt = time.nanoTime();
        T value;
        try {
            value = action.get();
        } catch (Throwable failure) {
            var stale = staleAnswer(key, failure);
            if (stale == null) {
                fallback.report(Outcome.FAILURE, failure);
                throw failure;
            }
            reportStale(stale, failure);
            return stale;
        }
        var answer = newAnswer(key, value, startedAt);
        fallback.report(Outcome.PRIMARY, null);
        return answer;
    }

    /** The same for asynchronous calls. Cancelling the future cancels the call. */
    public CompletableFuture<Answer<T>> callAsync(K key, Supplier<? extends CompletionStage<T>> action) {
        long startedAt = time.nanoTime();
        var result = new CompletableFuture<Answer<T>>();
        var call = Futures.start(action);
        call.whenComplete((value, thrown) -> {
            try {
                if (thrown != null) {
                    completeAfter(Futures.unwrap(thrown), key, result);
                } else if (result.complete(newAnswer(key, value, startedAt))) {
                    fallback.report(Outcome.PRIMARY, null);
                }
            } catch (Throwable broken) { // the key's hashCode, for example: the result must complete all the same
                result.completeExceptionally(broken);
            }
        });
        result.whenComplete((value, failure) -> call.cancel(true)); // no effect if the call is complete
        return result;
    }

    private void completeAfter(Throwable failure, K key, CompletableFuture<Answer<T>> result) {
        var stale = staleAnswer(key, failure);
        if (stale == null) {
            if (result.completeExceptionally(failure)) {
                fallback.report(Outcome.FAILURE, failure);
            }
        } else if (result.complete(stale)) {
            reportStale(stale, failure);
        }
    }

    private Answer<T> newAnswer(K key, T value, long startedAt) {
        answers.keep(key, value, startedAt);
        return new Answer<>(value, false, Duration.ZERO);
    }

    private @Nullable Answer<T> staleAnswer(K key, Throwable failure) {
        return failure instanceof Error || !fallback.shouldFallBack(failure)
                ? null
                : answers.find(key, time.nanoTime());
    }

    private void reportStale(Answer<T> stale, Throwable failure) {
        log.debug("After {} fallback {} returns an answer that is {} old", failure, name(), stale.age());
        fallback.report(Outcome.ALTERNATIVE, failure);
        staleListeners.notify(stale);
    }

    /** The name that was given to {@link #builder}. */
    public String name() {
        return config.name();
    }

    /** The current settings. */
    public CachedFallbackConfig config() {
        return config;
    }

    /** How much is kept, now. */
    public Status status() {
        return new Status(answers.size());
    }

    /**
     * Adds a listener, as {@link Fallback#onCall} does. A stale answer is an {@link Outcome#ALTERNATIVE}.
     *
     * @return removes the listener
     */
    public Cancellable onCall(Consumer<? super Fallback.Call> listener) {
        return fallback.onCall(listener);
    }

    /**
     * Adds a listener for stale answers. It is called after those of {@link #onCall}, in the same way.
     *
     * @return removes the listener
     */
    public Cancellable onStale(Consumer<? super Answer<T>> listener) {
        return staleListeners.add(listener)::run;
    }

    @Override
    public String toString() {
        return "CachedFallback[" + name() + " up to " + config.maxAge() + "]";
    }
}
