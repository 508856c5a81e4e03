package dev.patterns.hedge;

import dev.patterns.Cancellable;
import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.Time;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a second attempt while the first is slow, and takes the first answer.
 *
 * <p>It is for calls that may be made twice <em>at the same time</em>: reads, and writes that carry an idempotency key.
 * Both attempts may take effect, also the one that is cancelled.
 *
 * <pre>
 *   first attempt   ├──────────────────────────────✕ cancelled
 *   second attempt             ├──────────┤ answers: the call ends here
 *                   ├── delay ─┤
 * </pre>
 *
 * <ul>
 *   <li>The first attempt that succeeds ends the call. The other is cancelled: its thread is interrupted, or its future
 *       is cancelled. What it returns or throws later is dropped.
 *   <li>A first attempt that fails before the delay has passed ends the call at once. A hedge is a remedy for slow
 *       calls, a retry for failed ones: they are composed as {@code Policy.compose(retry, hedge)}.
 *   <li>If one of two attempts fails, the call waits for the other. If both fail, the failure that came first is
 *       thrown, and the other is its suppressed exception.
 *   <li>Only a limited share of all calls has a second attempt ({@link HedgeBuilder#budget}). When every call is slow,
 *       a hedge would double the load and help none.
 * </ul>
 *
 * <p>Blocking calls are made on worker threads, and don't see the caller's thread locals. An interrupt of the caller is
 * passed on to the attempts: the outcome is what they then return or throw, no other attempt is started, and the
 * caller's interrupt flag stays set.
 *
 * <p>Safe for use by any number of threads. The idea: Jeffrey Dean and Luiz André Barroso, "The Tail at Scale" (2013).
 */
public final class Hedge implements Policy {

    private final HedgeSettings config;
    private final HedgeDecisions decisions;
    private final Time time;

    Hedge(HedgeSettings config, Time time) {
        this.config = config;
        this.decisions = new HedgeDecisions(config);
        this.time = time;
    }

    /** A builder with the defaults. The name is used in messages and must not be blank. */
    public static HedgeBuilder builder(String name) {
        return new HedgeBuilder(name);
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        return new HedgedCall<T, X>(action, decisions, time).await();
    }

    /**
     * {@inheritDoc}
     *
     * <p>The first attempt starts on the caller's thread, the second on a worker thread. Cancelling the future cancels
     * both.
     */
    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        return new HedgedFuture<T>(action, decisions, time).start();
    }

    /** The name that was given to {@link #builder}. */
    public String name() {
        return config.name();
    }

    /** The current settings. */
    public HedgeConfig config() {
        return config;
    }

    /** What has happened so far, and the current delay. */
    public HedgeStatus status() {
        return decisions.status();
    }

    /**
     * Adds a listener. It receives how long the first attempt has been running when a second is made, before that one
     * starts, on the caller's thread or, for an asynchronous call, on a worker thread. What it throws is logged and
     * changes nothing.
     *
     * @return removes the listener
     */
    public Cancellable onHedge(Consumer<? super Duration> listener) {
        return decisions.addListener(listener)::run;
    }

    @Override
    public String toString() {
        return "Hedge[" + name() + " after " + config.delayText() + "]";
    }
}
