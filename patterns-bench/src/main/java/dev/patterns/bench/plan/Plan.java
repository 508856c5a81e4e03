package dev.patterns.bench.plan;

import dev.patterns.bench.plan.Work.Harness;
import dev.patterns.bench.plan.Work.Jmh;
import java.util.List;
import java.util.Map;

/** All the work there is, topic by topic. The quick comparison takes the parts that are marked {@link Work#quickly}. */
public final class Plan {

    private static final String[] POOLS = {"HANDWRITTEN", "HIKARICP", "AGROAL", "DBCP2"};
    private static final String[] FAST_POOLS = {"HANDWRITTEN", "HIKARICP", "AGROAL"};
    private static final String[] BREAKERS = {"DIRECT", "HANDWRITTEN", "RESILIENCE4J", "FAILSAFE"};

    private static final String NO_CONSECUTIVE_RULE =
            "has no such rule: a count window of five, all of which must fail";
    private static final String NO_TIME_WINDOW = "its window has ten buckets";

    private Plan() {}

    public static List<Work> all() {
        return Work.concat(
                List.of(breaker(), retry(), timeout(), bulkhead(), rateLimiter(), pipeline(), pool(), waiting()));
    }

    private static List<Work> breaker() {
        return List.of(
                breaker("consecutive failures", "success", "CONSECUTIVE", BREAKERS)
                        .note("RESILIENCE4J", NO_CONSECUTIVE_RULE)
                        .threads(1, 2)
                        .quickly(1),
                breaker("count window of 100", "success", "COUNT_WINDOW", BREAKERS)
                        .threads(1, 2)
                        .quickly(1),
                breaker("time window of 60 s", "success", "TIME_WINDOW", BREAKERS)
                        .threads(1, 2)
                        .note("FAILSAFE", NO_TIME_WINDOW)
                        .quickly(1),
                breaker("count window of 100, slow calls counted", "success", "TIMED_COUNT_WINDOW", BREAKERS)
                        .contenders(List.of("DIRECT", "HANDWRITTEN", "RESILIENCE4J"))
                        .threads(1, 2),
                breaker("count window of 100, one call in ten fails", "mixed", "COUNT_WINDOW", BREAKERS)
                        .threads(1, 2),
                breaker("time window of 60 s, one call in ten fails", "mixed", "TIME_WINDOW", BREAKERS)
                        .threads(1, 2),
                breaker(
                                "open: a rejection",
                                "rejectionWhileOpen",
                                "CONSECUTIVE",
                                "HANDWRITTEN",
                                "RESILIENCE4J",
                                "FAILSAFE")
                        .note("RESILIENCE4J", "without stack traces, which is not its default")
                        .threads(1, 2)
                        .quickly(1),
                breaker(
                                "half-open, its probe is out: a rejection",
                                "rejectionWhileHalfOpen",
                                "CONSECUTIVE",
                                "HANDWRITTEN",
                                "RESILIENCE4J",
                                "FAILSAFE")
                        .note("RESILIENCE4J", "without stack traces, which is not its default"));
    }

    private static Work breaker(String name, String method, String rule, String... contenders) {
        return Work.of("breaker", name, new Jmh("BreakerBenchmark." + method, false), contenders)
                .with("rule", rule);
    }

    private static List<Work> retry() {
        return List.of(
                Work.of("retry", "a call that succeeds", new Jmh("RetryBenchmark.success", false), BREAKERS)
                        .threads(1, 2)
                        .quickly(1),
                Work.of(
                        "retry",
                        "a call that succeeds, with a budget or a deadline",
                        new Jmh("RetryBenchmark.success", false),
                        "DIRECT",
                        "HANDWRITTEN",
                        "HANDWRITTEN_WITH_BUDGET",
                        "HANDWRITTEN_WITH_AWS_BUDGET",
                        "HANDWRITTEN_WITH_GRPC_BUDGET",
                        "HANDWRITTEN_WITH_FINAGLE_BUDGET",
                        "HANDWRITTEN_WITH_ENVOY_BUDGET",
                        "HANDWRITTEN_WITH_GOOGLE_THROTTLE",
                        "HANDWRITTEN_WITH_DEADLINE"),
                Work.of(
                        "retry",
                        "success at the second attempt, no wait",
                        new Jmh("RetryBenchmark.successAtTheSecondAttempt", false),
                        "HANDWRITTEN",
                        "RESILIENCE4J",
                        "FAILSAFE"));
    }

    private static List<Work> timeout() {
        return List.of(
                Work.of("timeout", "a blocking call in time", new Jmh("TimeoutBenchmark.success", false), BREAKERS)
                        .note(
                                "FAILSAFE",
                                "stays on the caller's thread, and can't leave a call that ignores interrupts"),
                Work.of(
                                "timeout",
                                "an asynchronous call in time",
                                new Jmh("TimeoutBenchmark.asyncSuccess", false),
                                BREAKERS)
                        .threads(1, 2));
    }

    private static List<Work> bulkhead() {
        return List.of(
                Work.of("bulkhead", "a permit is free", new Jmh("BulkheadBenchmark.success", false), BREAKERS)
                        .threads(1, 2)
                        .quickly(1),
                // without Failsafe: each of its rejections leaves an entry in a list that is never read again
                Work.of(
                                "bulkhead",
                                "full: a rejection",
                                new Jmh("BulkheadBenchmark.rejection", false),
                                "HANDWRITTEN",
                                "RESILIENCE4J")
                        .note("RESILIENCE4J", "without stack traces, which is not its default")
                        .threads(1, 2));
    }

    private static List<Work> rateLimiter() {
        return List.of(
                Work.of("ratelimiter", "a permit is free", new Jmh("RateLimiterBenchmark.success", false), BREAKERS)
                        .threads(1, 2)
                        .quickly(1),
                Work.of(
                                "ratelimiter",
                                "no permit is free: a rejection",
                                new Jmh("RateLimiterBenchmark.rejection", false),
                                "HANDWRITTEN",
                                "RESILIENCE4J",
                                "FAILSAFE")
                        .note("RESILIENCE4J", "without stack traces, which is not its default")
                        .threads(1, 2));
    }

    private static List<Work> pipeline() {
        return List.of(
                Work.of("pipeline", "retry, breaker", new Jmh("PipelineBenchmark.retryAndBreaker", false), BREAKERS)
                        .threads(1, 2)
                        .quickly(1),
                Work.of(
                                "pipeline",
                                "retry, breaker, timeout; asynchronous",
                                new Jmh("PipelineBenchmark.retryBreakerAndTimeoutAsync", false),
                                BREAKERS)
                        .threads(1, 2),
                Work.of(
                        "fallback",
                        "the call succeeds",
                        new Jmh("PipelineBenchmark.fallbackUnused", false),
                        "DIRECT",
                        "HANDWRITTEN",
                        "FAILSAFE"),
                Work.of(
                        "fallback",
                        "the call fails",
                        new Jmh("PipelineBenchmark.fallbackUsed", false),
                        "DIRECT",
                        "HANDWRITTEN",
                        "FAILSAFE"));
    }

    private static List<Work> pool() {
        return List.of(
                pool("get, close; 32 slots", "borrow", FAST_POOLS)
                        .with("slots", "32")
                        .threads(1, 2)
                        .quickly(1),
                pool("get, statement, close; 32 slots", "statement", FAST_POOLS)
                        .with("slots", "32")
                        .threads(1, 2)
                        .quickly(1, 2),
                pool("transaction with a prepared statement; 32 slots", "transaction", FAST_POOLS)
                        .with("slots", "32")
                        .threads(1, 2)
                        .quickly(1),
                pool("get, close; always validated; 32 slots", "borrow", FAST_POOLS)
                        .with("slots", "32")
                        .with("validation", "ALWAYS")
                        .threads(1, 2)
                        .quickly(1),
                pool("get, close; 8 slots", "borrow", POOLS).with("slots", "8").threads(16),
                pool("get, statement, close; 8 slots", "statement", POOLS)
                        .with("slots", "8")
                        .threads(16));
    }

    private static Work pool(String name, String method, String... contenders) {
        return Work.of("pool", name, new Jmh("PoolBenchmark." + method, true), contenders);
    }

    private static List<Work> waiting() {
        return List.of(
                waits(32, 16).quickly(32),
                waits(4, 2),
                Work.of("waiting", "2,000 virtual threads on 50 slots", new Harness("virtual-threads", 3), FAST_POOLS)
                        .threads(2_000),
                Work.of("waiting", "spike of 50 requests on 5 idle connections", new Harness("spike", 2.5), POOLS)
                        .threads(50)
                        .quickly(50),
                Work.of("waiting", "six seconds without the database", new Harness("recovery", 6), FAST_POOLS)
                        .note("AGROAL", "with an exceptionSorter; without one it goes on lending dead connections")
                        .threads(8),
                transactions(2),
                transactions(8),
                transactions(32),
                Work.of("memory", "idle", new Harness("pool-memory", 3), POOLS),
                Work.of("memory", "idle", new Harness("breaker-memory", 1), "HANDWRITTEN", "RESILIENCE4J", "FAILSAFE"));
    }

    private static Work transactions(int clients) {
        return new Work(
                "postgres",
                "transactions of " + clients + " clients on 8 connections",
                new Harness("postgres", 6),
                Map.of("threads", Integer.toString(clients), "slots", "8"),
                List.of(FAST_POOLS),
                List.of(clients),
                List.of(),
                Map.of());
    }

    private static Work waits(int threads, int slots) {
        return new Work(
                "waiting",
                threads + " threads on " + slots + " slots, held 0.5 ms",
                new Harness("waits", 4),
                Map.of("threads", Integer.toString(threads), "slots", Integer.toString(slots)),
                List.of(FAST_POOLS),
                List.of(threads),
                List.of(),
                Map.of());
    }
}
