package dev.patterns.simulation.scenario;

import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.internal.Arguments;
import dev.patterns.internal.FailureTypes;
import dev.patterns.simulation.SimulatedTime;
import dev.patterns.simulation.SimulationException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A test of a configuration: traffic, a dependency, and the policies between them, run on a {@link SimulatedTime}.
 *
 * <pre>{@code
 * var result = Scenario.poisson(50)                                           // requests a second
 *         .lasting(ofMinutes(1))
 *         .against(Dependency.answeringIn(ofMillis(20), ofMillis(120))
 *                 .between(ofSeconds(20), ofSeconds(30), Dependency.hung()))
 *         .guardedBy(run -> {
 *             var breaker = CircuitBreaker.builder("stock").openFor(ofSeconds(5)).time(run.time()).build();
 *             breaker.onTransition(transition -> run.log(transition.to()));
 *             return Policy.compose(breaker, Timeout.builder("stock").limit(ofMillis(400)).time(run.time()).build());
 *         })
 *         .run(7);                                                            // the seed
 *
 * result.expect("no caller waits over 800 ms", r -> r.requests().longest().toMillis() <= 800);
 * }</pre>
 *
 * <p>An immutable value: each method returns another scenario, so that two configurations can meet the same traffic.
 * The arrivals depend on the seed alone. What happens to the dependency's n-th call depends on the seed, on n and on
 * the time.
 */
public final class Scenario {

    private Arrivals arrivals;
    private Duration length = Duration.ofMinutes(1);
    private Dependency dependency = Dependency.answeringIn(Duration.ofMillis(20));
    private Function<? super Run, ? extends CheckedSupplier<?, ?>> action = run -> run::call;
    private Predicate<? super Throwable> rejections = FailureTypes.of(CallRejectedException.class);

    private Scenario(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    /** One run of a scenario: the clock, the dependency and the log, for its policies and requests. */
    public interface Run {

        /**
         * The clock, for the policies under test. Its {@link SimulatedTime#random() randomness} is for their jitter.
         */
        SimulatedTime time();

        /**
         * Calls the dependency. Blocks until it answers or fails.
         *
         * @return the number of the call, from 1
         * @throws IOException if the dependency fails
         */
        long call() throws IOException, InterruptedException;

        /** Adds an entry with the current time to the result's log: a breaker's new state, for example. */
        void log(Object entry);
    }

    /** Requests at equal intervals; 0 to 1,000,000 a second. */
    public static Scenario constant(double perSecond) {
        return new Scenario(new Arrivals(perSecond, false, List.of()));
    }

    /** Requests that are independent of each other, as those of many users; 0 to 1,000,000 a second on average. */
    public static Scenario poisson(double perSecond) {
        return new Scenario(new Arrivals(perSecond, true, List.of()));
    }

    /**
     * Another rate between two times, counted from the start. Where spikes overlap, the one that was added last counts.
     */
    public Scenario spike(Duration from, Duration to, double perSecond) {
        return with(next -> next.arrivals = arrivals.withSpike(from, to, perSecond));
    }

    /**
     * How long requests arrive. The run then goes on until the last one has ended. More than zero. Default: a minute.
     */
    public Scenario lasting(Duration duration) {
        return with(next -> next.length = Arguments.positive("the length of a scenario", duration));
    }

    /** What the requests call. Default: a dependency that always answers in 20 ms. */
    public Scenario against(Dependency dependency) {
        return with(next -> next.dependency = dependency);
    }

    /** Each request calls the dependency under the policy that the function creates for the run. Default: no policy. */
    public Scenario guardedBy(Function<? super Run, ? extends Policy> policy) {
        return requesting(run -> {
            var guard = policy.apply(run);
            return () -> guard.call(run::call);
        });
    }

    /**
     * Each request calls the action that the function creates. For more than a policy round the dependency, such as a
     * connection pool or a fallback. The function is called once for each run, before the first request.
     */
    public Scenario requesting(Function<? super Run, ? extends CheckedSupplier<?, ?>> action) {
        return with(next -> next.action = action);
    }

    /**
     * Which exceptions of requests count as rejections instead of failures. Default: {@link CallRejectedException}. A
     * connection pool rejects with an {@code SQLTransientConnectionException}.
     */
    public Scenario rejectedBy(Predicate<? super Throwable> rejections) {
        return with(next -> next.rejections = rejections);
    }

    /**
     * Runs the scenario. The same seed gives the same result on every JDK.
     *
     * @throws SimulationException on a deadlock, a thread that blocks outside the clock, or an error; see {@link
     * SimulatedTime}
     */
    public ScenarioResult run(long seed) {
        try (var time = new SimulatedTime(seed)) {
            return runOn(time, seed);
        }
    }

    ScenarioResult runOn(SimulatedTime time, long seed) {
        return new ScenarioRun(this, time, seed).run();
    }

    Arrivals arrivals() {
        return arrivals;
    }

    Duration length() {
        return length;
    }

    Dependency dependency() {
        return dependency;
    }

    Function<? super Run, ? extends CheckedSupplier<?, ?>> action() {
        return action;
    }

    boolean isRejection(Throwable failure) {
        return rejections.test(failure);
    }

    private Scenario with(Consumer<Scenario> change) {
        var next = new Scenario(arrivals);
        next.length = length;
        next.dependency = dependency;
        next.action = action;
        next.rejections = rejections;
        change.accept(next);
        return next;
    }
}
