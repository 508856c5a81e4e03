package dev.patterns.simulation.scenario;

import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * A script for something that a scenario's requests call: how long it takes to answer, how often it fails or hangs, and what
 * is different for a while. An immutable value.
 *
 * <pre>{@code
 * Dependency.answeringIn(ofMillis(20), ofMillis(120))          // half within 20 ms, all but 1 % within 120 ms
 *         .failing(0.01)
 *         .between(ofSeconds(20), ofSeconds(30), Dependency.down())
 * }</pre>
 *
 * <p>It serves any number of calls at a time. What fails throws an {@link java.io.IOException} after the time that an answer would
 * have taken; what hangs does so after 30 s, or is interrupted before.
 */
public final class Dependency {

    private static final double NORMAL_P99 = 2.3263478740408408; // standard deviations

    private final Function<? super RandomGenerator, Duration> latency;
    private final double failing;
    private final double hanging;
    private final Duration hang;
    private final List<Window> windows;

    /** In which the dependency behaves like another one. */
    private record Window(Duration from, Duration to, Dependency instead) {}

    /** What becomes of one call. */
    record Fate(Duration takes, boolean fails) {}

    private Dependency(
            Function<? super RandomGenerator, Duration> latency,
            double failing,
            double hanging,
            Duration hang,
            List<Window> windows) {
        this.latency = latency;
        this.failing = Arguments.fraction("the share of calls that fail", failing);
        this.hanging = Arguments.fraction("the share of calls that hang", hanging);
        this.hang = Arguments.positive("the length of a hang", hang);
        this.windows = List.copyOf(windows);
    }

    /** Answers after what the function draws; zero or more. */
    public static Dependency answering(Function<? super RandomGenerator, Duration> latency) {
        return new Dependency(latency, 0, 0, Duration.ofSeconds(30), List.of());
    }

    /** Always answers after the same time. */
    public static Dependency answeringIn(Duration latency) {
        Arguments.notNegative("latency", latency);
        return answering(random -> latency);
    }

    /**
     * Answers as services do: mostly soon, and now and then much later. A log-normal distribution.
     *
     * @param median half of the answers are there by then; more than zero
     * @param p99 all but one percent are; at least the median
     */
    public static Dependency answeringIn(Duration median, Duration p99) {
        Arguments.positive("median", median);
        Arguments.check(p99.compareTo(median) >= 0, "p99 must be at least the median, " + median + ", but was " + p99);
        double sigma = StrictMath.log((double) p99.toNanos() / median.toNanos()) / NORMAL_P99;
        return answering(
                random -> Duration.ofNanos((long) (median.toNanos() * StrictMath.exp(sigma * Draw.normal(random)))));
    }

    /** Answers after a time drawn evenly from the range. */
    public static Dependency answeringBetween(Duration least, Duration most) {
        Arguments.notNegative("the least latency", least);
        Arguments.check(
                most.compareTo(least) >= 0, "the largest latency must be at least " + least + ", but was " + most);
        long range = most.toNanos() - least.toNanos();
        return answering(random -> least.plusNanos((long) (range * random.nextDouble())));
    }

    /** Refuses every call within a millisecond. */
    public static Dependency down() {
        return answeringIn(Duration.ofMillis(1)).failing(1);
    }

    /** Takes every call and doesn't answer. */
    public static Dependency hung() {
        return answeringIn(Duration.ZERO).hanging(1);
    }

    /** This share of calls fails, 0 to 1. Default: 0. */
    public Dependency failing(double share) {
        return new Dependency(latency, share, hanging, hang, windows);
    }

    /** This share of calls hangs, 0 to 1. Default: 0. */
    public Dependency hanging(double share) {
        return new Dependency(latency, failing, share, hang, windows);
    }

    /** How long a call hangs until it fails, if nobody interrupts it. More than zero. Default: 30 s. */
    public Dependency hangingFor(Duration duration) {
        return new Dependency(latency, failing, hanging, duration, windows);
    }

    /** Calls that begin between the two times, counted from the scenario's start, meet another behaviour. The last one counts. */
    public Dependency between(Duration from, Duration to, Dependency instead) {
        Arguments.notNegative("the start of a window", from);
        Arguments.check(to.compareTo(from) > 0, "a window must end after its start, " + from + ", but ended at " + to);
        var more = new ArrayList<>(windows);
        more.add(new Window(from, to, instead));
        return new Dependency(latency, failing, hanging, hang, more);
    }

    /** Decides about a call that begins at that time. Always draws three times, so that one setting doesn't shift the others. */
    Fate decide(Duration now, RandomGenerator random) {
        var script = at(now);
        boolean hangs = Draw.happens(script.hanging, random);
        boolean fails = Draw.happens(script.failing, random);
        var takes = script.latency.apply(random);
        return hangs ? new Fate(script.hang, true) : new Fate(takes, fails);
    }

    private Dependency at(Duration now) {
        for (int i = windows.size() - 1; i >= 0; i--) {
            var window = windows.get(i);
            if (now.compareTo(window.from) >= 0 && now.compareTo(window.to) < 0) {
                return window.instead.at(now);
            }
        }
        return this;
    }
}
