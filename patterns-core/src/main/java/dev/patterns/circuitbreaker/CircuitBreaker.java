package dev.patterns.circuitbreaker;

import dev.patterns.CallRejectedException;
import dev.patterns.Cancellable;
import dev.patterns.CheckedSupplier;
import dev.patterns.Failures;
import dev.patterns.Policy;
import dev.patterns.Stages;
import dev.patterns.Time;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops calling a dependency that keeps failing, and finds out by a few probes when it is well again.
 *
 * <pre>
 *             failures meet the rule                 time is up, and a call comes
 *   CLOSED ───────────────────────────▶ OPEN ─────────────────────────────────────▶ HALF_OPEN
 *      ▲                                  ▲                                             │ │
 *      │                                  └─────────────── a probe fails ───────────────┘ │
 *      └──────────────────────────── all probes succeed ──────────────────────────────────┘
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
 * caller's own mistakes for example. A predicate that throws makes the call a failure, and what it threw is added to the
 * call's failure as suppressed.
 *
 * <p>The idea is Michael Nygard's (<em>Release It!</em>, 2007). Safe for use by any number of threads.
 */
public final class CircuitBreaker implements Policy {

    private static final Logger log = LoggerFactory.getLogger(CircuitBreaker.class);
    private static final Failures NO_FAULT_OF_THE_DEPENDENCY =
            Failures.of(InterruptedException.class, CancellationException.class, CallRejectedException.class);

    /** What a breaker is doing. */
    public enum State {
        /** Calls pass. */
        CLOSED,
        /** Calls are rejected. It stays so until a call comes after the time is up. */
        OPEN,
        /** A few calls pass as probes, the others are rejected. */
        HALF_OPEN
    }

    private final CircuitBreakerConfig config;
    private final Time time;
    private final List<Consumer<? super StateTransition>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicReference<BreakerState> state;

    CircuitBreaker(CircuitBreakerConfig config, Time time) {
        this.config = config;
        this.time = time;
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
        var permit = state.get().admit();
        T result;
        try {
            result = action.get();
        } catch (Throwable failure) {
            settle(permit, failure);
            throw failure;
        }
        permit.succeeded();
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
            permit = state.get().admit();
        } catch (CallRejectedException rejected) {
            return CompletableFuture.failedFuture(rejected);
        }
        var settled = new AtomicBoolean();
        var call = Stages.start(action);
        var result = new CompletableFuture<T>();
        call.whenComplete((value, failure) -> {
            try {
                settleOnce(settled, permit, failure);
            } finally {
                Stages.complete(result, value, failure);
            }
        });
        result.whenComplete((value, failure) -> {
            settleOnce(settled, permit, failure);
            call.cancel(true); // of no effect on one that is complete
        });
        return result;
    }

    /** What the breaker is doing. Only a call moves it from open to half-open, however long ago the time was up. */
    public State state() {
        return state.get().name();
    }

    public String name() {
        return config.name();
    }

    public CircuitBreakerConfig config() {
        return config;
    }

    /**
     * Adds a listener. It is told of each transition by the thread that made it, after it took effect; two transitions in
     * quick succession may reach it in either order. What it throws is logged and changes nothing.
     *
     * @return removes the listener
     */
    public Cancellable onTransition(Consumer<? super StateTransition> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public String toString() {
        return "CircuitBreaker[" + name() + " is " + state() + ", opens on " + config.tripWhen() + "]";
    }

    Time time() {
        return time;
    }

    /** Goes from one state to the next, unless somebody was faster. Returns the state that is current afterwards. */
    BreakerState moveOn(BreakerState from, BreakerState to, @Nullable Throwable failure) {
        if (state.compareAndSet(from, to)) {
            announce(new StateTransition(name(), from.name(), to.name(), failure));
        }
        return state.get();
    }

    private void announce(StateTransition transition) {
        if (transition.to() == State.OPEN) {
            // the failure in the middle: the logger survives one that can't be printed, and writes no stack trace of it
            log.warn(
                    "Circuit breaker OPENED for {} after {}, to be probed in {}",
                    name(),
                    transition.failure(),
                    config.openFor());
        } else {
            log.info("Circuit breaker {} for {}", transition.to(), name());
        }
        for (var listener : listeners) {
            try {
                listener.accept(transition);
            } catch (Throwable failure) {
                log.error("A listener of circuit breaker {} failed on {}", name(), transition, failure);
            }
        }
    }

    private void settleOnce(AtomicBoolean settled, Permit permit, @Nullable Throwable failure) {
        if (!settled.compareAndSet(false, true)) {
            return;
        }
        if (failure == null) {
            permit.succeeded();
        } else {
            settle(permit, Stages.unwrap(failure));
        }
    }

    private void settle(Permit permit, Throwable failure) {
        if (isFailure(failure)) {
            permit.failed(failure);
        } else {
            permit.ignored();
        }
    }

    private boolean isFailure(Throwable failure) {
        try {
            return !NO_FAULT_OF_THE_DEPENDENCY.test(failure)
                    && config.records().test(failure)
                    && !config.ignores().test(failure);
        } catch (Throwable broken) {
            Failures.suppress(failure, broken);
            return true;
        }
    }
}
