package dev.patterns.circuitbreaker;

import dev.patterns.CallRejectedException;
import dev.patterns.Cancellable;
import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.Time;
import dev.patterns.circuitbreaker.CircuitBreakerEvent.StateTransition;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Stops calling a dependency that keeps failing, and finds out by a few probes when it is well again.
 *
 * <pre>
 *             failures meet the rule                 time is up, and a call comes
 *   CLOSED ───────────────────────────▶ OPEN ─────────────────────────────────────▶ HALF_OPEN
 *      ▲                                  ▲                                             │ │
 *      │                                  └────────────── too many probes fail ─────────┘ │
 *      └─────────────────────────────── enough probes succeed ────────────────────────────┘
 * </pre>
 *
 * <h2>What counts</h2>
 *
 * A call that returns is a success; one that throws is a failure, unless it says nothing about the dependency: an
 * interrupt, a cancellation, a rejection by a policy further in, and what {@link CircuitBreakerBuilder#ignore} adds, the
 * caller's own mistakes for example. A predicate that throws makes the call a failure.
 *
 * <p>The idea is Michael Nygard's (<em>Release It!</em>, 2007). Safe for use by any number of threads.
 */
public final class CircuitBreaker implements Policy {

    private static final AtomicReferenceFieldUpdater<CircuitBreaker, CircuitState> STATE =
            AtomicReferenceFieldUpdater.newUpdater(CircuitBreaker.class, CircuitState.class, "state");

    private final CircuitBreakerConfig config;
    private final Time time;
    private final RandomGenerator random;
    private final OutcomeClassifier judge;
    private final Listeners listeners;
    private final LongAdder rejected = new LongAdder();
    private volatile CircuitState state; // read by every call, and changed through STATE

    CircuitBreaker(CircuitBreakerConfig config, Time time, RandomGenerator random) {
        this.config = config;
        this.time = time;
        this.random = random;
        this.listeners = new Listeners(config);
        this.judge = new OutcomeClassifier(config, listeners);
        this.state = new ClosedState(this);
    }

    /** A breaker for one dependency, closed at first. */
    public static CircuitBreakerBuilder builder(String name) {
        return new CircuitBreakerBuilder(name);
    }

    /**
     * {@inheritDoc}
     *
     * @throws CallRejectedException at once while the breaker is open, or half-open with its probes out
     */
    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        if (listeners.callsAreWatched()) {
            return callWatched(action);
        }
        var admission = admit();
        T result;
        try {
            result = action.get();
        } catch (Throwable failure) {
            judge.settle(admission, OutcomeClassifier.UNTIMED, failure);
            throw failure;
        }
        admission.settle(CallOutcome.SUCCESS, null);
        return result;
    }

    /** The same where more matters than whether the call threw: how long it took, or what it returned. */
    private <T extends @Nullable Object, X extends Exception> T callWatched(CheckedSupplier<? extends T, X> action)
            throws X {
        var admission = admit();
        long startedAt = time.nanoTime();
        T result;
        try {
            result = action.get();
        } catch (Throwable failure) {
            judge.settle(admission, time.nanoTime() - startedAt, failure);
            throw failure;
        }
        judge.returned(admission, time.nanoTime() - startedAt, result);
        return result;
    }

    /**
     * {@inheritDoc}
     *
     * <p>The call counts when its stage completes, or when the returned future does so first: one that the caller cancels
     * is ignored, one that the caller lets time out ({@link CompletableFuture#orTimeout}) is a failure.
     */
    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        OneShotPermit permit;
        try {
            permit = ticket();
        } catch (CallRejectedException rejection) {
            return CompletableFuture.failedFuture(rejection);
        }
        return permit.use(action);
    }

    /**
     * Admits a call that is made elsewhere, in an HTTP filter for example. Tell the permit how the call ended. One that is
     * dropped holds up nobody: in half-open its place is taken back after {@link CircuitBreakerBuilder#probeLease}.
     *
     * @throws CallRejectedException as {@link #call}
     */
    public Permit acquire() {
        return ticket();
    }

    private OneShotPermit ticket() {
        var admission = admit();
        return new OneShotPermit(judge, admission, listeners.callsAreWatched() ? time : null);
    }

    /** What the breaker is doing. */
    public CircuitBreakerState state() {
        return state.name;
    }

    /** Rates, counts, state, since when: what a dashboard shows. */
    public CircuitBreakerStatus status() {
        return state.status(rejected.sum());
    }

    public String name() {
        return config.name();
    }

    public CircuitBreakerConfig config() {
        return config;
    }

    /** Rejects every call until another of these four is called. */
    public void forceOpen() {
        enter(new OverrideState(this, CircuitBreakerState.FORCED_OPEN));
    }

    /** Lets every call pass and counts nothing until another of these four is called. */
    public void disable() {
        enter(new OverrideState(this, CircuitBreakerState.DISABLED));
    }

    /** Lets every call pass and counts it, but never opens, until another of these four is called. */
    public void metricsOnly() {
        enter(new ClosedState(this, CircuitBreakerState.METRICS_ONLY, 0));
    }

    /** Closes the breaker, whatever it is doing, with nothing counted. The way back from the other three. */
    public void reset() {
        enter(new ClosedState(this));
    }

    /**
     * Adds a listener. It is told of each transition by the thread that made it, after it took effect; two transitions in
     * quick succession may reach it in either order. What it throws is logged and changes nothing.
     *
     * @return removes the listener
     */
    public Cancellable onTransition(Consumer<? super StateTransition> listener) {
        return listeners.addForTransitions(listener);
    }

    /**
     * Adds a listener for calls as well as for transitions. While there is one, every call is timed: two readings of the clock.
     *
     * @return removes the listener
     */
    public Cancellable onEvent(Consumer<? super CircuitBreakerEvent> listener) {
        return listeners.addForAll(listener);
    }

    @Override
    public String toString() {
        return "CircuitBreaker[" + status() + "; opens on " + config.tripWhen() + "]";
    }

    Time time() {
        return time;
    }

    CallPermit admit() {
        return state.admit();
    }

    /** Goes from one state to the next, unless somebody was faster. Returns the state that is current afterwards. */
    CircuitState moveOn(CircuitState from, CircuitState to, @Nullable Throwable failure) {
        if (STATE.compareAndSet(this, from, to)) {
            entered(from, to, failure);
        }
        return state;
    }

    private void enter(CircuitState to) {
        entered(STATE.getAndSet(this, to), to, null);
    }

    private void entered(CircuitState from, CircuitState to, @Nullable Throwable failure) {
        to.entered();
        if (from.name != to.name) {
            listeners.tell(new StateTransition(name(), from.name, to.name, failure), to);
        }
    }

    RandomGenerator random() {
        return random;
    }

    /** Counts a rejection. The state that rejects throws it. */
    CallRejectedException rejection(String reason, long retryAfterNanos) {
        rejected.increment();
        if (listeners.hearCalls()) {
            listeners.tellOfCall(CallOutcome.REJECTED, 0, null);
        }
        return new CallRejectedException(name(), reason, retryAfterNanos);
    }

    /**
     * Leave to make one call. One of its methods is called when the call has ended; the first counts, any other has no effect.
     * Safe for use by any thread.
     */
    public interface Permit {

        /** The call returned this: a success, unless {@link CircuitBreakerBuilder#failOn} says otherwise. */
        void returned(@Nullable Object result);

        /** The call threw this: a failure, unless it is to be ignored. */
        void failed(Throwable failure);

        /** As if the call had not been made. */
        void ignored();
    }
}
