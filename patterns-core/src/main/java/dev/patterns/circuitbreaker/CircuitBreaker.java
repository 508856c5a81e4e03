package dev.patterns.circuitbreaker;

import dev.patterns.CallRejectedException;
import dev.patterns.Cancellable;
import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.Stages;
import dev.patterns.Time;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
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
 * <h2>The state that admitted a call is its permit</h2>
 *
 * A call asks the current state to admit it, and hands its outcome back to <em>that</em> state, not to whichever is current by
 * then. A result that comes in after the breaker has moved on lands in an object that nobody reads any more: it can't
 * open what has recovered, close what it never tested, or give back somebody else's probe. There are no counters to reset
 * and no generations to compare, and an admitted call allocates nothing.
 *
 * <p>Every change of state is one compare-and-set from the state object that decided it, so that two who decide at the same
 * time make one transition.
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

    private final CircuitBreakerConfig config;
    private final Time time;
    private final RandomGenerator random;
    private final Judge judge;
    private final Listeners listeners;
    private final LongAdder rejected = new LongAdder();
    private final AtomicReference<BreakerState> state;

    CircuitBreaker(CircuitBreakerConfig config, Time time, RandomGenerator random) {
        this.config = config;
        this.time = time;
        this.random = random;
        this.listeners = new Listeners(config);
        this.judge = new Judge(config, listeners);
        this.state = new AtomicReference<>(new Closed(this));
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
        if (listeners.callsAreTimed()) {
            return callTimed(action);
        }
        var admission = admit();
        T result;
        try {
            result = action.get();
        } catch (Throwable failure) {
            judge.settle(admission, Judge.UNTIMED, failure);
            throw failure;
        }
        judge.returned(admission, Judge.UNTIMED, result);
        return result;
    }

    private <T extends @Nullable Object, X extends Exception> T callTimed(CheckedSupplier<? extends T, X> action)
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
        Permit permit;
        try {
            permit = acquire();
        } catch (CallRejectedException rejection) {
            return CompletableFuture.failedFuture(rejection);
        }
        var call = Stages.start(action);
        var result = new CompletableFuture<T>();
        call.whenComplete((value, failure) -> {
            try {
                permit.ended(value, failure);
            } finally {
                Stages.complete(result, value, failure);
            }
        });
        result.whenComplete((value, failure) -> {
            permit.ended(value, failure);
            call.cancel(true); // of no effect on one that is complete
        });
        return result;
    }

    /**
     * Admits a call that is made elsewhere, in an HTTP filter for example. Tell the permit how the call ended. One that is
     * dropped holds up nobody: in half-open its place is taken back after {@link CircuitBreakerBuilder#probeLease}.
     *
     * @throws CallRejectedException as {@link #call}
     */
    public Permit acquire() {
        var admission = admit();
        return new Permit(judge, admission, listeners.callsAreTimed() ? time : null);
    }

    /** What the breaker is doing. */
    public State state() {
        return state.get().name;
    }

    /** Rates, counts, state, since when: what a dashboard shows. */
    public CircuitBreakerSnapshot snapshot() {
        return CircuitBreakerSnapshot.of(config, state.get(), rejected.sum());
    }

    public String name() {
        return config.name();
    }

    public CircuitBreakerConfig config() {
        return config;
    }

    /** Rejects every call until another of these four is called. */
    public void forceOpen() {
        enter(new Manual(this, State.FORCED_OPEN));
    }

    /** Lets every call pass and counts nothing until another of these four is called. */
    public void disable() {
        enter(new Manual(this, State.DISABLED));
    }

    /** Lets every call pass and counts it, but never opens, until another of these four is called. */
    public void metricsOnly() {
        enter(new Closed(this, State.METRICS_ONLY, 0));
    }

    /** Closes the breaker, whatever it is doing, with nothing counted. The way back from the other three. */
    public void reset() {
        enter(new Closed(this));
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
        return "CircuitBreaker[" + snapshot() + "; opens on " + config.tripWhen() + "]";
    }

    Time time() {
        return time;
    }

    Admission admit() {
        return state.get().admit();
    }

    /** Goes from one state to the next, unless somebody was faster. Returns the state that is current afterwards. */
    BreakerState moveOn(BreakerState from, BreakerState to, @Nullable Throwable failure) {
        if (state.compareAndSet(from, to)) {
            entered(from, to, failure);
        }
        return state.get();
    }

    private void enter(BreakerState to) {
        entered(state.getAndSet(to), to, null);
    }

    private void entered(BreakerState from, BreakerState to, @Nullable Throwable failure) {
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
            listeners.tellOfCall(CallEvent.Outcome.REJECTED, 0, null);
        }
        return new CallRejectedException(name(), reason, retryAfterNanos);
    }

    /** What a breaker is doing. */
    public enum State {
        /** Calls pass. */
        CLOSED,
        /** Calls are rejected, for a time. */
        OPEN,
        /** A few calls pass as probes, the others are rejected. */
        HALF_OPEN,
        /** The probes have succeeded, and a growing share of the calls passes. Only where a ramp is asked for. */
        RECOVERING,
        /** By hand: calls are rejected. */
        FORCED_OPEN,
        /** By hand: calls pass uncounted. */
        DISABLED,
        /** By hand: calls pass and are counted. */
        METRICS_ONLY
    }
}
