package dev.patterns.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * R6: random asynchronous calls in simulated time. Attempts fail, throw, return null, return a bad result, hang for a
 * while or for ever; predicates and backoffs throw; callers cancel. The future always completes, and nothing goes on
 * after it.
 */
class RetryAsyncRandomTest {

    private static final Duration LONG_AFTER = Duration.ofHours(1);

    @Test
    void theFutureCompletes_andNothingStartsAfterIt() {
        for (int seed = 0; seed < 3_000; seed++) {
            new RandomCall(seed).run();
        }
    }

    private static final class RandomCall {
        private final String name;
        private final RandomGenerator random;
        private final SimulatedTime time;
        private final List<CompletableFuture<String>> attempts = new ArrayList<>();
        private int started;

        RandomCall(int seed) {
            this.name = "seed " + seed;
            this.random = new SplittableRandom(seed);
            this.time = new SimulatedTime(seed);
        }

        void run() {
            var retry = retry();
            var result = retry.callAsync(this::attempt);
            boolean cancelled = random.nextInt(3) == 0;
            if (cancelled) {
                time.advance(Duration.ofMillis(random.nextInt(3_000)));
                cancelled = result.cancel(true);
                int before = started;
                assertThat(attempts).as(name).allMatch(CompletableFuture::isDone);
                time.advance(LONG_AFTER);
                assertThat(started).as(name).isEqualTo(before);
            }
            time.advance(LONG_AFTER);
            boolean hangs = attempts.stream().anyMatch(attempt -> !attempt.isDone());
            assertThat(result.isDone())
                    .as("%s: done unless an attempt hangs", name)
                    .isEqualTo(!hangs);
            assertThat(result.isCancelled()).as(name).isEqualTo(cancelled);
            assertThat(started).as(name).isLessThanOrEqualTo(retry.config().maxAttempts());
        }

        private Retry retry() {
            var builder = Retry.builder("random")
                    .time(time)
                    .random(time.random())
                    .maxAttempts(random.nextInt(1, 8))
                    .backoff(
                            random.nextInt(10) == 0
                                    ? (attempt, previous, jitter) -> Duration.ofSeconds(-1)
                                    : Backoff.decorrelated(Duration.ofMillis(50), Duration.ofSeconds(1)));
            if (random.nextBoolean()) {
                builder.retryOnResult(result -> isBad((String) result));
            }
            if (random.nextBoolean()) {
                builder.maxDuration(Duration.ofMillis(random.nextInt(1, 3_000)));
            }
            return builder.build();
        }

        private boolean isBad(String result) {
            if (result.equals("defect")) {
                throw new IllegalStateException("defect");
            }
            return result.equals("not yet");
        }

        private CompletionStage<String> attempt() {
            started++;
            var attempt = new CompletableFuture<String>();
            switch (random.nextInt(8)) {
                case 0 -> throw new IllegalStateException("no stage");
                case 1 -> {
                    return none();
                }
                case 2 -> attempt.complete("not yet");
                case 3 -> attempt.complete("defect");
                case 4 -> attempt.completeExceptionally(new IOException());
                case 5 -> attempt.completeExceptionally(new StackOverflowError());
                case 6 -> time.schedule(() -> attempt.completeExceptionally(new IOException()), Duration.ofMillis(300));
                default -> {
                    if (random.nextBoolean()) {
                        time.schedule(() -> attempt.complete("answer"), Duration.ofMillis(500));
                    }
                }
            }
            attempts.add(attempt);
            return attempt;
        }

        @SuppressWarnings("NullAway") // a defect that a program may have
        private static CompletionStage<String> none() {
            return null;
        }
    }
}
