package dev.patterns.timeout;

import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.Time;
import dev.patterns.internal.Futures;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Limits how long a caller waits. At the limit the caller goes on with a {@link TimeoutExceededException}, whatever the call does.
 *
 * <p>A thread can't be stopped against its will. So that the caller gets away in any case, the call is made by a worker thread, which
 * is interrupted at the limit. If it doesn't heed that, it works on for nobody: what it returns or throws later is dropped. An
 * action that opens something should therefore close it itself when it finds that it was interrupted.
 *
 * <p>Being made by another thread, the call doesn't see the caller's thread locals. An interrupt of the caller is passed on to
 * the worker, whose answer to it is then the outcome; the caller's flag stays set.
 *
 * <p>Safe for use by any number of threads.
 */
public final class Timeout implements Policy {

    private final TimeoutConfig config;
    private final Time time;

    Timeout(TimeoutConfig config, Time time) {
        this.config = config;
        this.time = time;
    }

    public static TimeoutBuilder builder(String name) {
        return new TimeoutBuilder(name);
    }

    /**
     * {@inheritDoc}
     *
     * @throws TimeoutExceededException if the call has not ended at the limit
     */
    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        var call = new WorkerThreadCall<T, X>(action, config, time);
        time.execute(call);
        return call.await();
    }

    /**
     * {@inheritDoc}
     *
     * <p>At the limit the future fails with a {@link TimeoutExceededException} and the call's own future is cancelled.
     */
    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        var result = new CompletableFuture<T>();
        var timer = time.schedule(
                () -> result.completeExceptionally(new TimeoutExceededException(config.name(), config.limit())),
                config.limit());
        var call = Futures.start(action);
        call.whenComplete((value, failure) -> Futures.complete(result, value, failure));
        result.whenComplete((value, failure) -> {
            timer.cancel();
            call.cancel(true); // of no effect on one that is complete
        });
        return result;
    }

    public String name() {
        return config.name();
    }

    public TimeoutConfig config() {
        return config;
    }

    @Override
    public String toString() {
        return "Timeout[" + name() + " after " + config.limit() + "]";
    }
}
