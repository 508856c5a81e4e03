package dev.patterns.simulation.scenario;

import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.Failures;
import dev.patterns.Policy;
import dev.patterns.internal.Arguments;
import dev.patterns.simulation.SimulatedTime;
import dev.patterns.simulation.SimulationException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Traffic, a dependency, and the policies between them, played on a {@link SimulatedTime}: a test of one's own config.
 *
 * <pre>{@code
 * var outcome = Scenario.poisson(50)                                          // requests a second
 *         .lasting(ofMinutes(1))
 *         .against(Dependency.answeringIn(ofMillis(20), ofMillis(120))
 *                 .between(ofSeconds(20), ofSeconds(30), Dependency.hung()))
 *         .guardedBy(run -> {
 *             var breaker = CircuitBreaker.builder("stock").openFor(ofSeconds(5)).time(run.time()).build();
 *             breaker.onTransition(transition -> run.note(transition.to()));
 *             return Policy.compose(breaker, Timeout.builder("stock").limit(ofMillis(400)).time(run.time()).build());
 *         })
 *         .run(7);                                                            // the seed
 *
 * outcome.expect("no caller waits over 800 ms", o -> o.calls().longest().toMillis() <= 800);
 * }</pre>
 *
 * <p>An immutable value: each method returns another scenario, so that two configs can be given the same traffic. The
 * arrivals depend on nothing but the seed; what the dependency does to its n-th call depends on the seed, on n and on the time.
 */
public final class Scenario {

    private Arrivals arrivals;
    private Duration length = Duration.ofMinutes(1);
    private Dependency dependency = Dependency.answeringIn(Duration.ofMillis(20));
    private Function<? super Run, ? extends CheckedSupplier<?, ?>> requests = run -> run::call;
    private Predicate<? super Throwable> rejections = Failures.of(CallRejectedException.class);

    private Scenario(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    /** What a scenario's requests are made of, new in each run. */
    public interface Run {

        /** The clock, for the policies under test. Its {@link SimulatedTime#random() randomness} is for their jitter. */
        SimulatedTime time();

        /**
         * Calls the dependency, and blocks as a client of it does.
         *
         * @return the number of the call, from 1
         * @throws IOException if the dependency fails
         */
        long call() throws IOException, InterruptedException;

        /** Enters something into the outcome with its time, a breaker's new state for example. */
        void note(Object what);
    }

    /** Requests in equal intervals; 0 to 1,000,000 a second. */
    public static Scenario constant(double perSecond) {
        return new Scenario(new Arrivals(perSecond, false, List.of()));
    }

    /** Requests that know nothing of each other, as those of many users; 0 to 1,000,000 a second on average. */
    public static Scenario poisson(double perSecond) {
        return new Scenario(new Arrivals(perSecond, true, List.of()));
    }

    /** Another rate between two times, counted from the start. */
    public Scenario spike(Duration from, Duration to, double perSecond) {
        return with(next -> next.arrivals = arrivals.with(from, to, perSecond));
    }

    /** How long requests arrive. The run goes on until the last one has its answer. More than zero. Default: a minute. */
    public Scenario lasting(Duration duration) {
        return with(next -> next.length = Arguments.positive("the length of a scenario", duration));
    }

    /** What the requests call. Default: a dependency that always answers in 20 ms. */
    public Scenario against(Dependency dependency) {
        return with(next -> next.dependency = dependency);
    }

    /** Each request is a call of the dependency under the policy that the function makes. Default: none. */
    public Scenario guardedBy(Function<? super Run, ? extends Policy> policy) {
        return requesting(run -> {
            var guard = policy.apply(run);
            return () -> guard.call(run::call);
        });
    }

    /**
     * Each request is a call of what the function makes. For more than a policy round the dependency: a connection pool, or a
     * fallback. The function is called once a run, before the first request.
     */
    public Scenario requesting(Function<? super Run, ? extends CheckedSupplier<?, ?>> request) {
        return with(next -> next.requests = request);
    }

    /**
     * Which of the exceptions that a request ends with count as rejections rather than failures. Default: {@link
     * CallRejectedException}. A pool's requests are rejected by an {@code SQLTransientConnectionException}.
     */
    public Scenario rejectedBy(Predicate<? super Throwable> rejections) {
        return with(next -> next.rejections = rejections);
    }

    /**
     * Plays it. The same seed gives the same outcome, on every JDK.
     *
     * @throws SimulationException on a deadlock, a thread that blocks for real, or an error; see {@link SimulatedTime}
     */
    public Outcome run(long seed) {
        try (var time = new SimulatedTime(seed)) {
            return runOn(time, seed);
        }
    }

    Outcome runOn(SimulatedTime time, long seed) {
        return new ScenarioRun(this, time, seed).play();
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

    Function<? super Run, ? extends CheckedSupplier<?, ?>> requests() {
        return requests;
    }

    boolean isRejection(Throwable failure) {
        return rejections.test(failure);
    }

    private Scenario with(Consumer<Scenario> change) {
        var next = new Scenario(arrivals);
        next.length = length;
        next.dependency = dependency;
        next.requests = requests;
        next.rejections = rejections;
        change.accept(next);
        return next;
    }
}
