package dev.patterns.examples.shared;

import dev.patterns.CallRejectedException;
import dev.patterns.Policy;
import dev.patterns.examples.contenders.shared.Bucket4jBucket;
import dev.patterns.examples.contenders.shared.SharedBucket;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Five instances that call one dependency for some virtual seconds. Calls come at random times, at each instance with a
 * rate of its own; the same seed gives the same calls, whatever limits them.
 */
final class FiveInstances {

    private static final long SEED = 7;

    /** Where the shared bucket is. */
    interface Store {

        /** In this process, on the clock of the instances. */
        Store IN_PROCESS = time -> Bucket4jBucket.local(Design.QUOTA, () -> clock(time));

        SharedBucket bucket(SimulatedTime time);
    }

    /** The calls of each instance, a second. */
    enum Traffic {
        /** Twice the quota, the same at each instance. */
        TOO_MANY(80, 80, 80, 80, 80),
        /** Less than the quota, most of it at one instance. */
        UNEVEN(100, 5, 5, 5, 5);

        private final int[] callsPerSecond;

        Traffic(int... callsPerSecond) {
            this.callsPerSecond = callsPerSecond;
        }
    }

    /** What happened in one virtual second. */
    static final class Second {
        int admitted;
        int rejected;
        Duration slowest = Duration.ZERO;
    }

    /**
     * What came of the calls.
     *
     * @param seconds second by second
     * @param requests how often the shared bucket was asked
     */
    record Result(List<Second> seconds, long requests) {

        int admitted() {
            return seconds.stream().mapToInt(second -> second.admitted).sum();
        }

        int rejected() {
            return seconds.stream().mapToInt(second -> second.rejected).sum();
        }

        double requestsPerCall() {
            return requests / (double) (admitted() + rejected());
        }
    }

    private final SimulatedTime time;
    private final List<Second> seconds;

    private FiveInstances(SimulatedTime time, int seconds) {
        this.time = time;
        this.seconds = Stream.generate(Second::new).limit(seconds).toList();
    }

    static Result run(Design design, Traffic traffic, int seconds, Store store) {
        try (var time = new SimulatedTime(SEED)) {
            var limiters = design.limiters(store.bucket(time), time);
            var instances = new FiveInstances(time, seconds);
            for (int i = 0; i < Design.INSTANCES; i++) {
                instances.spawn(limiters.get(i), traffic.callsPerSecond[i], new SplittableRandom(SEED + i));
            }
            time.run();
            return new Result(instances.seconds, Design.requests(limiters));
        }
    }

    /** The clock of a bucket: virtual time, from a positive number, as a wall clock. */
    static long clock(SimulatedTime time) {
        return time.elapsed().plusDays(1).toNanos();
    }

    /** Each call has a thread of its own, so a slow one does not delay those behind it. */
    private void spawn(Policy limiter, int callsPerSecond, RandomGenerator random) {
        time.spawn("traffic", () -> {
            while (true) {
                time.sleep(Duration.ofNanos((long) (-Math.log(1 - random.nextDouble()) / callsPerSecond * 1e9)));
                if (time.elapsed().toSeconds() >= seconds.size()) {
                    return;
                }
                time.spawn("call", () -> call(limiter));
            }
        });
    }

    private void call(Policy limiter) {
        var start = time.elapsed();
        int second = (int) start.toSeconds();
        try {
            limiter.call(() -> seconds.get(second).admitted++);
        } catch (CallRejectedException rejected) {
            seconds.get(second).rejected++;
        }
        var took = time.elapsed().minus(start);
        if (took.compareTo(seconds.get(second).slowest) > 0) {
            seconds.get(second).slowest = took;
        }
    }
}
