package dev.patterns.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random operations on each budget and on a naive model of it: every answer is the same. */
class RetryBudgetOracleTest {

    private static final IOException FAILURE = new IOException("down");
    private static final int STEPS = 10_000;

    /** The counter is in thousandths of a token. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void tokenBucket_agreesWithASimpleCounter(long seed) {
        var random = new SplittableRandom(seed);
        var budget = new TokenBucket("model", 5, failure -> 1, 0.3, false);
        int expected = 5_000;
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(4) == 0) {
                boolean enough = expected >= 1_000;
                expected -= enough ? 1_000 : 0;
                assertThat(budget.withdraw(FAILURE, 0)).isEqualTo(enough ? 1_000 : RetryBudget.REFUSED);
            } else if (random.nextInt(3) == 0) {
                expected = Math.min(5_000, expected + 300);
                budget.answered(true, 0);
            }
            assertThat(budget.tokens()).isEqualTo(expected / 1e3);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void grpc_agreesWithASimpleCounter(long seed) {
        var random = new SplittableRandom(seed);
        var budget = RetryBudget.grpc(10, 0.3);
        int expected = 10_000;
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(6)) {
                case 0 -> {
                    expected = Math.max(0, expected - 1_000);
                    assertThat(budget.withdraw(FAILURE, 0)).isEqualTo(expected > 5_000 ? 0 : RetryBudget.REFUSED);
                }
                case 1 -> {
                    expected = Math.max(0, expected - 1_000);
                    budget.lastAttemptFailed();
                }
                case 2 -> budget.answered(false, 0);
                default -> {
                    expected = Math.min(10_000, expected + 300);
                    budget.answered(true, 0);
                }
            }
            assertThat(budget.left()).isEqualTo(expected / 1e4);
        }
    }

    /** The model keeps the time of each call and each retry. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void window_agreesWithAListOfTimes(long seed) {
        var random = new SplittableRandom(seed);
        try (var time = new SimulatedTime(seed)) {
            var budget = RetryBudget.window(Duration.ofSeconds(10), 1, 0.2, time);
            var calls = new TimesInTheWindow(Duration.ofSeconds(10));
            var retries = new TimesInTheWindow(Duration.ofSeconds(10));
            for (int step = 0; step < STEPS; step++) {
                long now = time.elapsed().toNanos();
                if (random.nextInt(4) == 0) {
                    boolean enough = calls.count(now) * 1_000 + 50_000 - retries.count(now) * 5_000 >= 5_000;
                    assertThat(budget.withdraw(FAILURE, 0)).isEqualTo(enough ? 0 : RetryBudget.REFUSED);
                    if (enough) {
                        retries.add(now);
                    }
                } else {
                    calls.add(now);
                    budget.begin();
                }
                time.advance(Duration.ofMillis(random.nextInt(100) == 0 ? random.nextInt(15_000) : random.nextInt(80)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void throttle_agreesWithAListOfTimes(long seed) {
        var random = new SplittableRandom(seed);
        try (var time = new SimulatedTime(seed)) {
            var budget = RetryBudget.throttle(Duration.ofMinutes(2), 2, time, () -> Long.MAX_VALUE);
            var requests = new TimesInTheWindow(Duration.ofMinutes(2));
            var accepts = new TimesInTheWindow(Duration.ofMinutes(2));
            for (int step = 0; step < STEPS; step++) {
                long now = time.elapsed().toNanos();
                if (random.nextInt(3) == 0) {
                    accepts.add(now);
                    budget.answered(true, 0);
                } else {
                    budget.lastAttemptFailed();
                }
                requests.add(now);
                double rejected =
                        Math.max(0, (requests.count(now) - 2.0 * accepts.count(now)) / (requests.count(now) + 1));
                assertThat(budget.left()).isCloseTo(1 - rejected, within(1e-12));
                time.advance(Duration.ofMillis(random.nextInt(1_000)));
            }
        }
    }

    /** The model keeps a list of the running calls, and for each whether its retry is under way. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void concurrent_agreesWithAListOfCalls(long seed) {
        var random = new SplittableRandom(seed);
        var budget = RetryBudget.concurrent(0.2, 3);
        var held = new ArrayList<Long>();
        for (int step = 0; step < STEPS; step++) {
            int choice = random.nextInt(5);
            if (held.isEmpty() || choice < 2) {
                budget.begin();
                held.add(0L);
            } else if (choice < 4) {
                int call = random.nextInt(held.size());
                long last = held.set(call, 0L);
                long retries = held.stream().filter(it -> it > 0).count();
                long cost = budget.withdraw(FAILURE, last);
                assertThat(cost > 0).isEqualTo(retries < Math.max(held.size() / 5, 3));
                held.set(call, Math.max(0, cost));
            } else {
                long last = held.remove(random.nextInt(held.size()));
                budget.answered(random.nextBoolean(), last);
            }
            assertThat(budget.toString())
                    .startsWith(
                            "RetryBudget[" + held.stream().filter(it -> it > 0).count() + " of ")
                    .endsWith(", " + held.size() + " calls]");
        }
    }

    /** Times within a window that advances by a tenth of its length at a time. */
    private static final class TimesInTheWindow {
        private final long step;
        private final List<Long> steps = new ArrayList<>();

        TimesInTheWindow(Duration window) {
            this.step = window.toNanos() / 10;
        }

        void add(long now) {
            steps.add(now / step);
        }

        long count(long now) {
            steps.removeIf(it -> now / step - it >= 10);
            return steps.size();
        }
    }
}
