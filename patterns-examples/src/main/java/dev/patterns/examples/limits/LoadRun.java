package dev.patterns.examples.limits;

import dev.patterns.examples.contenders.limit.LimitAdapter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/**
 * One run of a scenario under a limit: a simulation of events on one thread.
 *
 * <p>The requests, when each arrives and how much work it is, depend on the seed alone. So runs with different limits
 * differ only by the limit.
 */
final class LoadRun {

    /** A caller gives up after this time: a later answer is of no use. The dependency works on the request anyway. */
    private static final long PATIENCE = 300_000_000;

    private record Request(long work, CompletableFuture<Void> answer) {}

    private record Completion(long at, long number, Request request) {}

    private final LoadScenario scenario;
    private final ManualTime time;
    private final LimitAdapter limit;
    private final SplittableRandom arrivals;
    private final SplittableRandom work;
    private final Queue<Request> waiting = new ArrayDeque<>();
    private final PriorityQueue<Completion> completions =
            new PriorityQueue<>(Comparator.comparingLong(Completion::at).thenComparingLong(Completion::number));
    private final List<Long> latencies = new ArrayList<>();
    private long started;
    private int arrived;
    private int rejected;

    private LoadRun(LoadScenario scenario, long seed, LimitAdapter limit, ManualTime time) {
        this.scenario = scenario;
        this.time = time;
        this.limit = limit;
        var seeds = new SplittableRandom(seed);
        this.arrivals = seeds.split();
        this.work = seeds.split();
    }

    static LoadResult of(LoadScenario scenario, long seed, LimitAdapter.Factory limit) {
        var time = new ManualTime();
        return new LoadRun(scenario, seed, limit.create(time), time).run();
    }

    private LoadResult run() {
        long end = (long) (scenario.seconds() * 1e9);
        long arrival = nextArrival(0);
        while (true) {
            var next = completions.peek();
            long at = Math.min(arrival, next == null ? Long.MAX_VALUE : next.at());
            if (at >= end) {
                return LoadResult.of(scenario.seconds(), arrived, rejected, latencies, limit.limit());
            }
            time.moveTo(at);
            if (at == arrival) {
                arrive();
                arrival = nextArrival(at);
            } else {
                completions.remove();
                next.request().answer().complete(null);
            }
            work();
        }
    }

    private long nextArrival(long now) {
        double gap = -StrictMath.log(1 - arrivals.nextDouble()) / Math.max(1, scenario.arrivalsPerSecond(now / 1e9));
        return now + (long) (gap * 1e9);
    }

    private void arrive() {
        arrived++;
        var request = new Request((long) (scenario.work().seconds(work) * 1e9), new CompletableFuture<>());
        long from = time.nanoTime();
        limit.call(() -> {
                    waiting.add(request);
                    return request.answer();
                })
                .whenComplete((nothing, rejection) -> {
                    long latency = time.nanoTime() - from;
                    if (rejection != null) {
                        rejected++;
                    } else if (latency <= PATIENCE) {
                        latencies.add(latency);
                    }
                });
    }

    /** Each free server takes the next request. If there are fewer servers than before, those that are busy finish. */
    private void work() {
        double now = time.nanoTime() / 1e9;
        while (!waiting.isEmpty() && completions.size() < scenario.servers().applyAsDouble(now)) {
            var request = waiting.remove();
            long takes = (long) (request.work() * scenario.slowness().applyAsDouble(now));
            completions.add(new Completion(time.nanoTime() + takes, ++started, request));
        }
    }
}
