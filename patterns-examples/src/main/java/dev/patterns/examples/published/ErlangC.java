package dev.patterns.examples.published;

import dev.patterns.bulkhead.Bulkhead;
import dev.patterns.examples.advice.Erlang;
import dev.patterns.examples.published.Comparison.Bound;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** How many calls wait in front of a bulkhead, and for how long. */
final class ErlangC {

    private static final int CALLS = 200_000;
    private static final double MEAN_NANOS = 1e8;
    private static final double UTILIZATION = 0.8;

    /** The probability that a call waits, and the mean wait as a multiple of the mean duration of a call. */
    private record Waits(double probability, double mean) {}

    private ErlangC() {}

    static PublishedResult result() {
        return new PublishedResult(
                "erlang-c",
                "Erlang's formula on a bulkhead",
                new Source(
                        "Agner Krarup Erlang",
                        "Solution of some Problems in the Theory of Probabilities of Significance in Automatic"
                                + " Telephone Exchanges",
                        "1917",
                        "https://en.wikipedia.org/wiki/M/M/c_queue"),
                "Calls at random times, with exponentially distributed durations, use 80 % of a bulkhead's permits. A"
                        + " call that finds none waits. The published values are those of the formula.",
                ErlangC::comparisons);
    }

    private static List<Comparison> comparisons() {
        var one = simulate(1);
        var ten = simulate(10);
        return List.of(
                compare("1 permit: calls that wait", formula(1).probability, one.probability),
                compare("1 permit: mean wait : mean call", formula(1).mean, one.mean),
                compare("10 permits: calls that wait", formula(10).probability, ten.probability),
                compare("10 permits: mean wait : mean call", formula(10).mean, ten.mean));
    }

    private static Comparison compare(String figure, double published, double ours) {
        return new Comparison(
                figure, "%.3f", published, ours, Bound.percent(6), "200,000 calls, whose waits depend on each other");
    }

    private static Waits formula(int permits) {
        double load = permits * UTILIZATION;
        double waiting = Erlang.waiting(permits, load);
        return new Waits(waiting, waiting / (permits - load));
    }

    private static Waits simulate(int permits) {
        try (var time = new SimulatedTime(7)) {
            var bulkhead = Bulkhead.builder("calls")
                    .limit(permits)
                    .maxWaiters(1_000_000)
                    .maxWait(Duration.ofDays(1))
                    .time(time)
                    .build();
            var waited = new long[1];
            arrive(CALLS, time, MEAN_NANOS / (permits * UTILIZATION), () -> {
                long arrived = time.nanoTime();
                bulkhead.callAsync(() -> {
                    waited[0] += time.nanoTime() - arrived;
                    var answer = new CompletableFuture<String>();
                    time.schedule(() -> answer.complete("done"), exponential(MEAN_NANOS, time));
                    return answer;
                });
            });
            time.advance(Duration.ofDays(1));
            var status = bulkhead.status();
            return new Waits((double) status.waited() / status.admitted(), waited[0] / MEAN_NANOS / status.admitted());
        }
    }

    /** Makes calls at random times. Each arrival schedules the next one. */
    private static void arrive(int calls, SimulatedTime time, double meanGap, Runnable call) {
        time.schedule(
                () -> {
                    call.run();
                    if (calls > 1) {
                        arrive(calls - 1, time, meanGap, call);
                    }
                },
                exponential(meanGap, time));
    }

    private static Duration exponential(double mean, SimulatedTime time) {
        return Duration.ofNanos((long) (-StrictMath.log(1 - time.random().nextDouble()) * mean));
    }
}
