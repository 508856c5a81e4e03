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
 * The result of a scenario: the requests as their callers saw them, the calls as the dependency saw them, and the log.
 * Immutable.
 *
 * <p>Times are virtual and count from the start. {@code toString} gives a table of a few lines.
 */
public final class ScenarioResult {

    /** How a request ended. */
    enum Ending {
        SUCCESS,
        REJECTION,
        FAILURE
    }

    /** A request: when it arrived, how long its caller waited, how it ended, and how often it called the dependency. */
    record Request(long arrival, long duration, Ending ending, int calls) {}

    /** A call of the dependency. It ends unanswered if it fails, or when its caller gives it up. */
    record Call(long from, long to, boolean answered) {}

    /** What {@link Scenario.Run#log} added, and when. */
    public record LogEntry(Duration at, Object entry) {
        @Override
        public String toString() {
            return entry + " at " + seconds(at);
        }
    }

    private final Requests requests;
    private final List<Call> calls;
    private final List<LogEntry> log;
    private final int mostInFlight;
    private final Duration elapsed;
    private final long traceHash;

    ScenarioResult(
            List<Request> requests,
            List<Call> calls,
            List<LogEntry> log,
            int mostInFlight,
            Duration elapsed,
            long traceHash) {
        this.requests = new Requests(List.copyOf(requests));
        this.calls = List.copyOf(calls);
        this.log = List.copyOf(log);
        this.mostInFlight = mostInFlight;
        this.elapsed = elapsed;
        this.traceHash = traceHash;
    }

    /** All requests. */
    public Requests requests() {
        return requests;
    }

    /** The requests that returned a result. */
    public Requests successes() {
        return requests.endedWith(Ending.SUCCESS);
    }

    /** The requests that a policy rejected; see {@link Scenario#rejectedBy}. */
    public Requests rejections() {
        return requests.endedWith(Ending.REJECTION);
    }

    /** The requests that ended with any other exception. */
    public Requests failures() {
        return requests.endedWith(Ending.FAILURE);
    }

    /** The share of requests that returned a result, 0 to 1; 1 if there were no requests. */
    public double successRate() {
        return requests.successRate();
    }

    /** The dependency's calls for each request: above 1 where retries add to the load. 0 if there were no requests. */
    public double callsPerRequest() {
        return requests.count() == 0 ? 0 : (double) calls.size() / requests.count();
    }

    /** How many of the dependency's calls began in each second. */
    public List<Integer> callsPerSecond() {
        var counts = new int[(int) elapsed.toSeconds() + 1];
        calls.forEach(call -> counts[(int) (call.from() / 1_000_000_000)]++);
        return Arrays.stream(counts).boxed().toList();
    }

    /** The largest number of calls that the dependency served at one time. */
    public int mostInFlight() {
        return mostInFlight;
    }

    /** How many of the dependency's calls ended without an answer between the two times, both included. */
    public long unansweredCallsBetween(Duration from, Duration to) {
        return calls.stream()
                .filter(call -> !call.answered() && call.to() >= from.toNanos() && call.to() <= to.toNanos())
                .count();
    }

    /** All entries of the log, in the order in which they were added. */
    public List<LogEntry> log() {
        return log;
    }

    /**
     * When the log got its first entry that is equal to this one.
     *
     * @throws AssertionError if the log has none
     */
    public Duration timeOfFirst(Object entry) {
        return log.stream()
                .filter(logged -> logged.entry().equals(entry))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not in the log: " + entry + "\n" + this))
                .at();
    }

    /** From the start to the end of the last request. */
    public Duration elapsed() {
        return elapsed;
    }

    /** See {@link SimulatedTime#traceHash()}. */
    public long traceHash() {
        return traceHash;
    }

    /**
     * Checks a claim. The error's message contains the claim and this result's table.
     *
     * @throws AssertionError if the claim doesn't hold
     */
    public ScenarioResult expect(String claim, Predicate<? super ScenarioResult> holds) {
        if (!holds.test(this)) {
            throw new AssertionError("does not hold: " + claim + "\n" + this);
        }
        return this;
    }

    @Override
    public String toString() {
        var table = new StringBuilder(String.format(
                Locale.ROOT,
                "%d requests in %s: %.1f %% succeeded%n%-10s %8s %9s %9s %9s%n",
                requests.count(),
                seconds(elapsed),
                100 * successRate(),
                "",
                "count",
                "p50",
                "p99",
                "longest"));
        appendRow(table, "succeeded", successes());
        appendRow(table, "rejected", rejections());
        appendRow(table, "failed", failures());
        table.append(String.format(
                Locale.ROOT,
                "dependency: %d calls, %.3f per request (at most %d for one), at most %d at a time%n",
                calls.size(),
                callsPerRequest(),
                requests.mostCalls(),
                mostInFlight));
        return table + "log: "
                + (log.isEmpty()
                        ? "empty"
                        : log.stream().map(LogEntry::toString).collect(Collectors.joining(", ")));
    }

    private static void appendRow(StringBuilder table, String name, Requests requests) {
        table.append(String.format(
                Locale.ROOT,
                "%-10s %8d %9s %9s %9s%n",
                name,
                requests.count(),
                millis(requests.percentile(50)),
                millis(requests.percentile(99)),
                millis(requests.longest())));
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f s", duration.toNanos() / 1e9);
    }

    /** Some or all of the requests. Immutable. */
    public static final class Requests {

        private final List<Request> requests;

        private Requests(List<Request> requests) {
            this.requests = requests;
        }

        /** How many they are. */
        public int count() {
            return requests.size();
        }

        /** The share that returned a result, 0 to 1; 1 if there are none. */
        public double successRate() {
            return requests.isEmpty() ? 1 : (double) endedWith(Ending.SUCCESS).count() / requests.size();
        }

        /**
         * The shortest time within which this percentage ended, by nearest rank. Zero if there are none.
         *
         * @param percent above 0, at most 100
         */
        public Duration percentile(double percent) {
            Arguments.check(
                    percent > 0 && percent <= 100, "a percentile must be above 0 and at most 100, but was " + percent);
            if (requests.isEmpty()) {
                return Duration.ZERO;
            }
            var times = requests.stream().mapToLong(Request::duration).sorted().toArray();
            return Duration.ofNanos(times[(int) Math.ceil(times.length * percent / 100) - 1]);
        }

        /** The longest that a caller waited. Zero if there are none. */
        public Duration longest() {
            return Duration.ofNanos(
                    requests.stream().mapToLong(Request::duration).max().orElse(0));
        }

        /** The largest number of calls that one request made to the dependency. */
        public int mostCalls() {
            return requests.stream().mapToInt(Request::calls).max().orElse(0);
        }

        /** The requests that arrived between the two times: the first included, the second excluded. */
        public Requests arrivedBetween(Duration from, Duration to) {
            return matching(request -> request.arrival() >= from.toNanos() && request.arrival() < to.toNanos());
        }

        private Requests endedWith(Ending ending) {
            return matching(request -> request.ending() == ending);
        }

        private Requests matching(Predicate<Request> condition) {
            return new Requests(requests.stream().filter(condition).toList());
        }
    }
}
