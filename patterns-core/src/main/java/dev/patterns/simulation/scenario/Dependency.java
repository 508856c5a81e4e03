package dev.patterns.simulation.scenario;

import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * A simulated service that a scenario's requests call: its latency, how often it fails or hangs, and phases in which it
 * behaves differently. An immutable value.
 *
 * <pre>{@code
 * Dependency.answeringIn(ofMillis(20), ofMillis(120))          // half within 20 ms, all but 1 % within 120 ms
 *         .failing(0.01)
 *         .between(ofSeconds(20), ofSeconds(30), Dependency.down())
 * }</pre>
 *
 * <p>It serves any number of calls at a time. A call that fails throws an {@link java.io.IOException} after the
 * latency. A call that hangs throws one after 30 s, unless it is interrupted before.
 */
public final class Dependency {

    private static final double NORMAL_P99 = 2.3263478740408408; // standard deviations

    private final Function<? super RandomGenerator, Duration> latency;
    private final double failing;
    private final double hanging;
    private final Duration hang;
    private final List<Phase> phases;

    /** A time in which the dependency behaves like another one. */
    private record Phase(Duration from, Duration to, Dependency behaviour) {}

    /** The answer to one call. */
    record Answer(Duration latency, boolean fails) {}

    private Dependency(
            Function<? super RandomGenerator, Duration> latency,
            double failing,
            double hanging,
            Duration hang,
            List<Phase> phases) {
        this.latency = latency;
        this.failing = Arguments.fraction("the share of calls that fail", failing);
        this.hanging = Arguments.fraction("the share of calls that hang", hanging);
        this.hang = Arguments.positive("the length of a hang", hang);
        this.phases = List.copyOf(phases);
    }

    /** The function returns the latency of each call; zero or more. */
    public static Dependency answering(Function<? super RandomGenerator, Duration> latency) {
        return new Dependency(latency, 0, 0, Duration.ofSeconds(30), List.of());
    }

    /** Every call has the same latency; zero or more. */
    public static Dependency answeringIn(Duration latency) {
        Arguments.notNegative("latency", latency);
        return answering(random -> latency);
    }

    /**
     * Latencies as real services have them: most are short, and a few are much longer. A log-normal distribution.
     *
     * @param median half of the calls are answered by then; more than zero
     * @param p99 99 percent of the calls are answered by then; at least the median
     */
    public static Dependency answeringIn(Duration median, Duration p99) {
        Arguments.positive("median", median);
        Arguments.check(p99.compareTo(median) >= 0, "p99 must be at least the median, " + median + ", but was " + p99);
        double sigma = StrictMath.log((double) p99.toNanos() / median.toNanos()) / NORMAL_P99;
        return answering(random ->
                Duration.ofNanos((long) (median.toNanos() * StrictMath.exp(sigma * Distributions.normal(random)))));
    }

    /** Latencies are distributed evenly between the two. */
    public static Dependency answeringBetween(Duration least, Duration most) {
        Arguments.notNegative("the least latency", least);
        Arguments.check(
                most.compareTo(least) >= 0, "the largest latency must be at least " + least + ", but was " + most);
        long range = most.toNanos() - least.toNanos();
        return answering(random -> least.plusNanos((long) (range * random.nextDouble())));
    }

    /** Every call fails after a millisecond. */
    public static Dependency down() {
        return answeringIn(Duration.ofMillis(1)).failing(1);
    }

    /** Every call hangs. */
    public static Dependency hung() {
        return answeringIn(Duration.ZERO).hanging(1);
    }

    /** The share of calls that fail, 0 to 1. Default: 0. */
    public Dependency failing(double share) {
        return new Dependency(latency, share, hanging, hang, phases);
    }

    /** The share of calls that hang, 0 to 1. Default: 0. */
    public Dependency hanging(double share) {
        return new Dependency(latency, failing, share, hang, phases);
    }

    /** How long a call hangs until it fails, unless it is interrupted before. More than zero. Default: 30 s. */
    public Dependency hangingFor(Duration duration) {
        return new Dependency(latency, failing, hanging, duration, phases);
    }

    /**
     * Calls that begin between the two times, counted from the scenario's start, meet another behaviour. Where phases
     * overlap, the one that was added last counts.
     */
    public Dependency between(Duration from, Duration to, Dependency behaviour) {
        Arguments.notNegative("the start of a phase", from);
        Arguments.check(to.compareTo(from) > 0, "a phase must end after its start, " + from + ", but ended at " + to);
        var more = new ArrayList<>(phases);
        more.add(new Phase(from, to, behaviour));
        return new Dependency(latency, failing, hanging, hang, more);
    }

    /**
     * The answer to a call that begins now. Always draws all three values, so that a change of one doesn't shift the
     * others.
     */
    Answer answer(Duration now, RandomGenerator random) {
        var behaviour = behaviourAt(now);
        boolean hangs = Distributions.bernoulli(behaviour.hanging, random);
        boolean fails = Distributions.bernoulli(behaviour.failing, random);
        var duration = behaviour.latency.apply(random);
        return hangs ? new Answer(behaviour.hang, true) : new Answer(duration, fails);
    }

    private Dependency behaviourAt(Duration now) {
        for (int i = phases.size() - 1; i >= 0; i--) {
            var phase = phases.get(i);
            if (now.compareTo(phase.from) >= 0 && now.compareTo(phase.to) < 0) {
                return phase.behaviour.behaviourAt(now);
            }
        }
        return this;
    }
}
