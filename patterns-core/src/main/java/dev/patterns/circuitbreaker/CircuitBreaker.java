package dev.patterns.circuitbreaker;

import dev.patterns.CallRejectedException;
import dev.patterns.Cancellable;
import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.Registry;
import dev.patterns.Time;
import dev.patterns.circuitbreaker.CircuitBreakerEvent.StateTransition;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops calls to a dependency that keeps failing, and finds out by a few probes when it works again.
 *
 * <pre>
 *            the trip rule is met               time is up, and a call comes
 *   CLOSED ───────────────────────▶ OPEN ─────────────────────────────────────▶ HALF_OPEN
 *      ▲                              ▲                                             │ │
 *      │                              └────────────── too many probes fail ─────────┘ │
 *      └───────────────────────────── enough probes succeed ──────────────────────────┘
 * </pre>
 *
 * A call that returns is a success. A call that throws is a failure, unless what it throws says nothing about the
 * dependency: an interrupt, a cancellation, a rejection by an inner policy, and what
 * {@link CircuitBreakerBuilder#ignoreOn} adds, such as the caller's own mistakes. A predicate that throws makes the
 * call a failure.
 *
 * <p>The idea is Michael Nygard's (<em>Release It!</em>, 2007). Safe for use by any number of threads.
 */
public final class CircuitBreaker implements Policy {

    private static final Logger log = LoggerFactory.getLogger(CircuitBreaker.class);
    private static final AtomicReferenceFieldUpdater<CircuitBreaker, CircuitState> STATE =
            AtomicReferenceFieldUpdater.newUpdater(CircuitBreaker.class, CircuitState.class, "state");

    private final StateContext context;
    private final RandomGenerator random;
    private volatile OutcomeClassifier classifier; // read by every call, replaced with the settings
    private volatile CircuitState state; // read by every call, changed through STATE

    CircuitBreaker(CircuitBreakerConfig config, Time time, RandomGenerator random) {
        this.context = new StateContext(config, time, new EventPublisher(config.name(), log), (next, from, failure) -> {
            transitionTo(next, from, failure);
            return state;
        });
        this.random = random;
        this.classifier = new OutcomeClassifier(config, log, false);
        this.state = new ClosedState(context, CircuitBreakerState.CLOSED, 0);
    }

    /** Sets up a breaker for one dependency. It starts closed. */
    public static CircuitBreakerBuilder builder(String name) {
        return new CircuitBreakerBuilder(name);
    }

    /** Breakers by name, with these defaults. Under a limit, a closed one makes room. */
    public static Registry<CircuitBreaker, CircuitBreakerBuilder> registry(
            UnaryOperator<CircuitBreakerBuilder> defaults) {
        return new Registry<>(
                CircuitBreaker::builder,
                CircuitBreakerBuilder::build,
                breaker -> breaker.state() == CircuitBreakerState.CLOSED,
                defaults);
    }

    /**
     * {@inheritDoc}
     *
     * @throws CallRejectedException at once while the breaker is open, or half-open with all probes under way
     */
    @Override
    public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
        var classifier = this.classifier; // the settings of the whole call
        if (classifier.timesCalls()) {
            return callTimed(classifier, action);
        }
        var permit = state.admit();
        T result;
        try {
            result = action.get();
        } catch (Throwable failure) {
            settle(classifier, permit, OutcomeClassifier.UNTIMED, failure);
            throw failure;
        }
        permit.settle(CallOutcome.SUCCESS, null);
        return result;
    }

    /** As {@link #call}, where the outcome depends on more than what was thrown: the duration, or the result. */
    private <T extends @Nullable Object, X extends Exception> T callTimed(
            OutcomeClassifier classifier, CheckedSupplier<? extends T, X> action) throws X {
        var permit = state.admit();
        long startedAt = context.time().nanoTime();
        T result;
        try {
            result = action.get();
        } catch (Throwable failure) {
            settle(classifier, permit, context.time().nanoTime() - startedAt, failure);
            throw failure;
        }
        settleReturned(classifier, permit, context.time().nanoTime() - startedAt, result);
        return result;
    }

    /**
     * {@inheritDoc}
     *
     * <p>The call counts when its stage completes, or when the returned future does, if that is earlier: a call that
     * the caller cancels is ignored, and one that the caller lets time out ({@link CompletableFuture#orTimeout}) is a
     * failure.
     */
    @Override
    public <T extends @Nullable Object> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        try {
            return OneShotPermit.callAsync(acquire(), action);
        } catch (CallRejectedException rejection) {
            return CompletableFuture.failedFuture(rejection);
        }
    }

    /**
     * Admits a call that is made elsewhere, in an HTTP filter for example. The caller reports to the permit how the
     * call ended. If it never does, a half-open breaker takes the place back after
     * {@link CircuitBreakerBuilder#probeLease}.
     *
     * @throws CallRejectedException as {@link #call}
     */
    public Permit acquire() {
        var classifier = this.classifier;
        return new OneShotPermit(this, classifier, state.admit(), classifier.timesCalls() ? context.time() : null);
    }

    void settleReturned(OutcomeClassifier classifier, CallPermit permit, long nanos, @Nullable Object result) {
        settle(classifier, permit, nanos, classifier.failureIn(result));
    }

    /**
     * Counts a call in the state that admitted it, and notifies the listeners.
     *
     * @param classifier the settings as they were when the call began
     * @param nanos how long the call took, or {@link OutcomeClassifier#UNTIMED}
     * @param failure what was thrown, or stands for a bad result; null if the call succeeded
     */
    void settle(OutcomeClassifier classifier, CallPermit permit, long nanos, @Nullable Throwable failure) {
        var outcome = classifier.classify(nanos, failure);
        permit.settle(outcome, failure);
        if (nanos != OutcomeClassifier.UNTIMED) {
            context.events().callEnded(outcome, nanos, failure);
        }
    }

    /** The state at this moment. An open breaker stays {@code OPEN} here until a call, or its timer, moves it on. */
    public CircuitBreakerState state() {
        return state.name;
    }

    /** State, counts and rates at this moment: what a dashboard shows. */
    public CircuitBreakerStatus status() {
        return CircuitBreakerStatus.of(state);
    }

    /** The name that was given to {@link #builder}. */
    public String name() {
        return config().name();
    }

    /** The current settings. */
    public CircuitBreakerConfig config() {
        return context.config();
    }

    /** Rejects every call until another of these four methods is called. */
    public void forceOpen() {
        override(CircuitBreakerState.FORCED_OPEN);
    }

    /** Admits every call and counts nothing until another of these four methods is called. */
    public void disable() {
        override(CircuitBreakerState.DISABLED);
    }

    /** Admits and counts every call, but never opens, until another of these four methods is called. */
    public void metricsOnly() {
        override(CircuitBreakerState.METRICS_ONLY);
    }

    /** Closes the breaker in whatever state it is, with nothing counted. */
    public void reset() {
        override(CircuitBreakerState.CLOSED);
    }

    private void override(CircuitBreakerState next) {
        while (!transitionTo(next, state, null)) {
            Thread.onSpinWait(); // another transition came first
        }
    }

    /**
     * The one place where the state changes. It changes by a compare-and-set from the state object that was the basis
     * of the decision, so two threads that decide at the same time make one transition.
     *
     * @param failure what made it open, if a failure did
     * @return false if another transition came first; nothing happens then
     */
    private boolean transitionTo(CircuitBreakerState next, CircuitState from, @Nullable Throwable failure) {
        CircuitState to = switch (next) {
            case CLOSED, METRICS_ONLY -> new ClosedState(context, next, 0);
            case OPEN -> new OpenState(context, from.openings + 1, openNanos(from.openings + 1, failure));
            case HALF_OPEN -> new HalfOpenState(context, from.openings);
            case RECOVERING -> new RecoveringState(context, from.openings);
            case FORCED_OPEN, DISABLED -> new OverrideState(context, next);
        };
        if (!STATE.compareAndSet(this, from, to)) {
            return false;
        }
        to.startTimer();
        if (from.name != next) {
            context.events()
                    .stateChanged(
                            new StateTransition(name(), from.name, next, failure),
                            config().tripWhen(),
                            to.nextProbeIn());
        }
        return true;
    }

    private long openNanos(int openings, @Nullable Throwable failure) {
        return new OpenDuration(config(), random, log).nanos(openings, failure);
    }

    /**
     * Replaces settings. The builder has the current ones; the change is made on it and checked, and then holds for all
     * calls that begin later. State and listeners stay. Changes by several threads are made one after another.
     *
     * <p>The counted calls stay if {@code tripWhen}, {@code slowAfter} and {@code countOverdueCalls} do. Otherwise a
     * closed breaker counts from nothing, and a recovering one begins its ramp again. A time or a number of probes that
     * has begun stays as it is: an open breaker waits to its end, and a half-open one makes the probes that it has.
     *
     * @throws IllegalArgumentException as {@link CircuitBreakerBuilder#build}; nothing is changed then
     */
    public void reconfigure(Consumer<? super CircuitBreakerBuilder> change) {
        synchronized (context) {
            var builder = new CircuitBreakerBuilder(config(), context.time(), random);
            change.accept(builder);
            context.config(builder.settingsFor(context.time(), random));
            replaceClassifier();
            var current = state;
            while (!current.countsAlike(config()) && !transitionTo(current.name, current, null)) {
                current = state; // another transition came first
            }
        }
    }

    /**
     * Adds a listener for transitions. The thread that makes a transition calls it after the transition has taken
     * effect. Two transitions in quick succession may reach it in either order. What it throws is logged and changes
     * nothing.
     *
     * @return removes the listener
     */
    public Cancellable onTransition(Consumer<? super StateTransition> listener) {
        return context.events().addTransitionListener(listener);
    }

    /**
     * Adds a listener for calls and for transitions. While there is one, every call is timed: two clock reads.
     *
     * @return removes the listener
     */
    public Cancellable onEvent(Consumer<? super CircuitBreakerEvent> listener) {
        var added = context.events().addEventListener(listener);
        replaceClassifier();
        return () -> {
            added.cancel();
            replaceClassifier();
        };
    }

    private void replaceClassifier() {
        synchronized (context) {
            classifier = new OutcomeClassifier(config(), log, context.events().hasEventListeners());
        }
    }

    @Override
    public String toString() {
        return "CircuitBreaker[" + status() + "; opens on " + config().tripWhen() + "]";
    }

    /**
     * Permission to make one call. The caller reports once how the call ended; any later report has no effect. Safe for
     * use by any thread.
     */
    public interface Permit {

        /** The call returned this: a success, unless {@link CircuitBreakerBuilder#failOnResult} says otherwise. */
        void returned(@Nullable Object result);

        /** The call threw this: a failure, unless it is ignored. */
        void failed(Throwable failure);

        /** The call doesn't count, as if it had not been made. */
        void ignored();
    }
}
