package dev.patterns.simulation.scenario;

import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
 * <p>It serves any number of calls at a time, unless {@link #serving} limits how many a second. A call that fails
 * throws an {@link java.io.IOException} after the latency. A call that hangs throws one after 30 s, unless it is
 * interrupted before.
 */
public final class Dependency {

    private static final double NORMAL_P99 = 2.3263478740408408; // standard deviations

    private final Function<? super RandomGenerator, Duration> latency;
    private double failing;
    private double hanging;
    private Duration hang = Duration.ofSeconds(30);
    private long nanosPerCall; // 0: any number of calls at a time
    private List<Phase> phases = List.of();
    private List<Pause> pauses = List.of();

    /** A time in which the dependency behaves like another one. */
    private record Phase(Duration from, Duration to, Dependency behaviour) {}

    /** A time in which the dependency begins no call. In nanoseconds. */
    private record Pause(long from, long to) {}

    /** The answer to one call, after this time. */
    record Answer(Duration latency, boolean fails) {}

    /** The calls that a dependency has taken and not begun. They are served in order, so one time says it all. */
    static final class CallQueue {
        private long emptyAt;
    }

    private Dependency(Function<? super RandomGenerator, Duration> latency) {
        this.latency = latency;
    }

    /** The function returns the latency of each call; zero or more. */
    public static Dependency answering(Function<? super RandomGenerator, Duration> latency) {
        return new Dependency(latency);
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
        return with(next -> next.failing = Arguments.fraction("the share of calls that fail", share));
    }

    /** The share of calls that hang, 0 to 1. Default: 0. */
    public Dependency hanging(double share) {
        return with(next -> next.hanging = Arguments.fraction("the share of calls that hang", share));
    }

    /** How long a call hangs until it fails, unless it is interrupted before. More than zero. Default: 30 s. */
    public Dependency hangingFor(Duration duration) {
        return with(next -> next.hang = Arguments.positive("the length of a hang", duration));
    }

    /**
     * Calls that begin between the two times, counted from the scenario's start, meet another behaviour. Where phases
     * overlap, the one that was added last counts.
     */
    public Dependency between(Duration from, Duration to, Dependency behaviour) {
        checkOrder("phase", from, to);
        return with(next -> next.phases = plus(phases, new Phase(from, to, behaviour)));
    }

    /**
     * How many calls it serves a second: one after the other, in the order in which they came. The latency begins after
     * a call's turn. The queue has no bound, and a call that its caller gives up keeps its place in it: many databases
     * work on a query even after the client has gone. Above 0, at most 1,000,000. Default: any number of calls at a
     * time.
     */
    public Dependency serving(double perSecond) {
        Arguments.check(
                perSecond > 0 && perSecond <= 1e6,
                "calls per second must be above 0 and at most 1000000, but were " + perSecond);
        return with(next -> next.nanosPerCall = Math.round(1e9 / perSecond));
    }

    /**
     * A blip: between the two times, counted from the scenario's start, it takes calls and begins none. They wait in
     * its queue. The pauses of another dependency that is passed to {@link #between} have no effect.
     */
    public Dependency pausedBetween(Duration from, Duration to) {
        checkOrder("pause", from, to);
        return with(next -> next.pauses = plus(pauses, new Pause(from.toNanos(), to.toNanos())));
    }

    /**
     * The answer to a call that arrives now. Always draws all three values, so that a change of one doesn't shift the
     * others.
     */
    Answer answer(Duration now, CallQueue queue, RandomGenerator random) {
        var behaviour = behaviourAt(now);
        boolean hangs = Distributions.bernoulli(behaviour.hanging, random);
        boolean fails = Distributions.bernoulli(behaviour.failing, random);
        var duration = behaviour.latency.apply(random);
        var wait = Duration.ofNanos(waitFor(behaviour.nanosPerCall, now.toNanos(), queue));
        return hangs ? new Answer(behaviour.hang, true) : new Answer(wait.plus(duration), fails);
    }

    private long waitFor(long turn, long now, CallQueue queue) {
        if (turn == 0) {
            return endOfPauseAt(now) - now;
        }
        long begins = endOfPauseAt(Math.max(now, queue.emptyAt));
        queue.emptyAt = begins + turn;
        return queue.emptyAt - now;
    }

    /** The first time, from this one on, that is in no pause. */
    private long endOfPauseAt(long time) {
        for (var pause : pauses) {
            if (pause.from <= time && time < pause.to) {
                return endOfPauseAt(pause.to);
            }
        }
        return time;
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

    private Dependency with(Consumer<Dependency> change) {
        var next = new Dependency(latency);
        next.failing = failing;
        next.hanging = hanging;
        next.hang = hang;
        next.nanosPerCall = nanosPerCall;
        next.phases = phases;
        next.pauses = pauses;
        change.accept(next);
        return next;
    }

    private static void checkOrder(String span, Duration from, Duration to) {
        Arguments.notNegative("the start of a " + span, from);
        Arguments.check(
                to.compareTo(from) > 0, "a " + span + " must end after its start, " + from + ", but ended at " + to);
    }

    private static <T> List<T> plus(List<T> list, T element) {
        var more = new ArrayList<>(list);
        more.add(element);
        return List.copyOf(more);
    }
}
