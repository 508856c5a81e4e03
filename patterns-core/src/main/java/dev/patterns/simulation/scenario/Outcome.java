package dev.patterns.simulation.scenario;

import dev.patterns.internal.Arguments;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What became of a scenario: its requests, seen by their callers; the load, seen by the dependency; and what was noted.
 *
 * <p>Times are virtual and count from the start. Printed, it is a table that says it all in a few lines.
 */
public final class Outcome {

    enum Verdict {
        SUCCESS,
        REJECTION,
        FAILURE
    }

    /** A request: when it arrived, how long its caller waited, how it ended, how often it called the dependency. */
    record Call(long at, long took, Verdict verdict, int attempts) {}

    /** A call that the dependency saw. One that was given up by its caller ends then, unanswered. */
    record Service(long from, long to, boolean answered) {}

    /** Something that {@link Scenario.Run#note} was told. */
    public record Noted(Duration at, Object what) {
        @Override
        public String toString() {
            return what + " at " + seconds(at);
        }
    }

    private final Calls calls;
    private final List<Service> served;
    private final List<Noted> noted;
    private final int mostInFlight;
    private final Duration elapsed;
    private final long traceHash;

    Outcome(
            List<Call> calls,
            List<Service> served,
            List<Noted> noted,
            int mostInFlight,
            Duration elapsed,
            long traceHash) {
        this.calls = new Calls(List.copyOf(calls));
        this.served = List.copyOf(served);
        this.noted = List.copyOf(noted);
        this.mostInFlight = mostInFlight;
        this.elapsed = elapsed;
        this.traceHash = traceHash;
    }

    /** All requests. */
    public Calls calls() {
        return calls;
    }

    /** Those that got what they asked for. */
    public Calls successes() {
        return calls.ended(Verdict.SUCCESS);
    }

    /** Those that a policy turned away in the end. */
    public Calls rejections() {
        return calls.ended(Verdict.REJECTION);
    }

    /** Those that ended with any other exception. */
    public Calls failures() {
        return calls.ended(Verdict.FAILURE);
    }

    /** The share of requests that got what they asked for, 0 to 1. */
    public double successRate() {
        return calls.successRate();
    }

    /** How many calls the dependency saw for each request that arrived: above 1 where retries add to the load. */
    public double loadFactor() {
        return calls.count() == 0 ? 0 : (double) served.size() / calls.count();
    }

    /** How many calls began at the dependency in each second. */
    public List<Integer> loadPerSecond() {
        var load = new int[(int) elapsed.toSeconds() + 1];
        served.forEach(call -> load[(int) (call.from() / 1_000_000_000)]++);
        return Arrays.stream(load).boxed().toList();
    }

    /** The most calls that the dependency had at one time. */
    public int mostInFlight() {
        return mostInFlight;
    }

    /** How many of the dependency's calls ended without an answer from one time to another, both included. */
    public long unansweredBetween(Duration from, Duration to) {
        return served.stream()
                .filter(call -> !call.answered() && call.to() >= from.toNanos() && call.to() <= to.toNanos())
                .count();
    }

    /** All that was noted, in that order. */
    public List<Noted> noted() {
        return noted;
    }

    /**
     * When that was noted for the first time.
     *
     * @throws AssertionError if it never was
     */
    public Duration whenFirst(Object what) {
        return noted.stream()
                .filter(note -> note.what().equals(what))
                .findFirst()
                .orElseThrow(() -> new AssertionError("never noted: " + what + "\n" + this))
                .at();
    }

    /** From the start to the last answer. */
    public Duration elapsed() {
        return elapsed;
    }

    /** See {@link SimulatedTime#traceHash()}. */
    public long traceHash() {
        return traceHash;
    }

    /**
     * Checks a claim, and shows the whole outcome where it doesn't hold.
     *
     * @throws AssertionError if the claim doesn't hold
     */
    public Outcome expect(String claim, Predicate<? super Outcome> holds) {
        if (!holds.test(this)) {
            throw new AssertionError("not so: " + claim + "\n" + this);
        }
        return this;
    }

    @Override
    public String toString() {
        var table = new StringBuilder(String.format(
                Locale.ROOT,
                "%d requests in %s: %.1f %% succeeded%n%-10s %8s %9s %9s %9s%n",
                calls.count(),
                seconds(elapsed),
                100 * successRate(),
                "",
                "count",
                "p50",
                "p99",
                "longest"));
        row(table, "succeeded", successes());
        row(table, "rejected", rejections());
        row(table, "failed", failures());
        table.append(String.format(
                Locale.ROOT,
                "dependency: %d calls, %.3f a request (at most %d for one), at most %d at a time%n",
                served.size(),
                loadFactor(),
                calls.mostAttempts(),
                mostInFlight));
        return table + "noted: "
                + (noted.isEmpty()
                        ? "nothing"
                        : noted.stream().map(Noted::toString).collect(Collectors.joining(", ")));
    }

    private static void row(StringBuilder table, String name, Calls calls) {
        table.append(String.format(
                Locale.ROOT,
                "%-10s %8d %9s %9s %9s%n",
                name,
                calls.count(),
                millis(calls.percentile(50)),
                millis(calls.percentile(99)),
                millis(calls.longest())));
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f s", duration.toNanos() / 1e9);
    }

    /** Some of the requests. */
    public static final class Calls {

        private final List<Call> calls;

        private Calls(List<Call> calls) {
            this.calls = calls;
        }

        public int count() {
            return calls.size();
        }

        /** The share that got what it asked for, 0 to 1; 1 of none. */
        public double successRate() {
            return calls.isEmpty() ? 1 : (double) ended(Verdict.SUCCESS).count() / calls.size();
        }

        /** The shortest time within which that many percent were answered, by nearest rank; above 0, to 100. Zero of none. */
        public Duration percentile(double percent) {
            Arguments.check(percent > 0 && percent <= 100, "a percentile is above 0 to 100, but was " + percent);
            if (calls.isEmpty()) {
                return Duration.ZERO;
            }
            var times = calls.stream().mapToLong(Call::took).sorted().toArray();
            return Duration.ofNanos(times[(int) Math.ceil(times.length * percent / 100) - 1]);
        }

        /** The longest that a caller waited. Zero of none. */
        public Duration longest() {
            return Duration.ofNanos(calls.stream().mapToLong(Call::took).max().orElse(0));
        }

        /** How often one of them called the dependency, at most. */
        public int mostAttempts() {
            return calls.stream().mapToInt(Call::attempts).max().orElse(0);
        }

        /** Those that arrived from one time until before another. */
        public Calls arrivedBetween(Duration from, Duration to) {
            return that(call -> call.at() >= from.toNanos() && call.at() < to.toNanos());
        }

        private Calls ended(Verdict verdict) {
            return that(call -> call.verdict() == verdict);
        }

        private Calls that(Predicate<Call> holds) {
            return new Calls(calls.stream().filter(holds).toList());
        }
    }
}
