package dev.patterns;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.fallback.Fallback;
import dev.patterns.hedge.Hedge;
import dev.patterns.simulation.SimulatedTime;
import dev.patterns.timeout.Timeout;
import dev.patterns.timeout.TimeoutExceededException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One deadline for a call and for everything that it calls in turn. */
class DeadlineTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final Timeout timeout =
            Timeout.builder("timeout").limit(ofSeconds(1)).time(time).build();
    private final List<Object> seen = new ArrayList<>();

    @AfterEach
    void noDeadlineIsLeftBehind() {
        assertThat(Deadline.current()).isEmpty();
        time.close();
    }

    @Test
    void aCallSeesWhatIsLeft() {
        simulate(() -> Deadline.within(ofSeconds(2), time).call(() -> {
            time.sleep(ofMillis(500));
            return seen.add(remaining());
        }));

        assertThat(seen).containsExactly(ofMillis(1500));
    }

    @Test
    void aNestedDeadlineCanOnlyShortenTheTime() {
        simulate(() -> Deadline.within(ofSeconds(2), time).call(() -> {
            Deadline.within(ofSeconds(5), time).call(() -> seen.add(remaining()));
            Deadline.within(ofSeconds(1), time).call(() -> seen.add(remaining()));
            return seen.add(remaining());
        }));

        assertThat(seen).containsExactly(ofSeconds(2), ofSeconds(1), ofSeconds(2));
    }

    @Test
    void deadlinesOfTwoClocksAreComparedByWhatIsLeft() {
        Deadline.within(ofSeconds(5))
                .call(() -> Deadline.within(ofSeconds(1), time).call(() -> seen.add(remaining())));
        Deadline.within(ofSeconds(1), time)
                .call(() -> Deadline.within(ofSeconds(5)).call(() -> seen.add(remaining())));

        assertThat(seen).containsExactly(ofSeconds(1), ofSeconds(1));
    }

    @Test
    void aCallWhoseDeadlineIsOverIsNotMade() {
        simulate(() -> {
            var deadline = Deadline.after(ofSeconds(1), time);
            time.sleep(ofSeconds(1));

            assertThat(deadline.isOver()).isTrue();
            assertThat(deadline.remaining()).isZero();
            assertThatThrownBy(() -> deadline.call(() -> seen.add("called")))
                    .isInstanceOf(CallRejectedException.class)
                    .hasMessage("deadline: no time is left");
            assertThat(deadline.callAsync(() -> CompletableFuture.completedFuture(seen.add("called"))))
                    .isCompletedExceptionally();
        });

        assertThat(seen).isEmpty();
    }

    @Test
    void aNestedCallIsNotMadeWhenTheOuterDeadlineIsOver() {
        simulate(() -> Deadline.within(ofSeconds(1), time).call(() -> {
            time.sleep(ofSeconds(1));
            var inner = Deadline.within(ofSeconds(5), time);
            assertThatThrownBy(() -> inner.call(() -> seen.add("called"))).isInstanceOf(CallRejectedException.class);
            assertThatThrownBy(() -> timeout.call(() -> seen.add("called")))
                    .isInstanceOf(CallRejectedException.class)
                    .hasMessage("timeout: no time is left until the deadline");
            assertThat(timeout.callAsync(() -> CompletableFuture.completedFuture(seen.add("called"))))
                    .isCompletedExceptionally();
            return null;
        }));

        assertThat(seen).isEmpty();
    }

    @Test
    void theLongestDeadlineDoesNotExtendOneThatIsOver() {
        simulate(() -> Deadline.within(ofSeconds(1), time).call(() -> {
            time.sleep(ofSeconds(2));
            var longest = Deadline.within(Duration.ofNanos(Long.MAX_VALUE), time);
            assertThatThrownBy(() -> longest.call(() -> seen.add("called"))).isInstanceOf(CallRejectedException.class);
            return null;
        }));

        assertThat(seen).isEmpty();
    }

    @Test
    void aTimeoutIsCutToWhatIsLeft() {
        for (var cut : List.of(timeout, interruptingTimeout())) {
            simulate(() -> Deadline.within(ofMillis(300), time).call(() -> {
                long before = time.nanoTime();
                assertThatThrownBy(() -> cut.call(this::hang))
                        .isInstanceOf(TimeoutExceededException.class)
                        .hasMessage("timeout: no answer within 300 ms");
                return seen.add(Duration.ofNanos(time.nanoTime() - before));
            }));
        }

        assertThat(seen).containsExactly(ofMillis(300), ofMillis(300));
    }

    @Test
    void async_aTimeoutIsCutToWhatIsLeft() {
        simulate(() -> {
            var answer = Deadline.within(ofMillis(300), time)
                    .callAsync(() -> timeout.callAsync(CompletableFuture<String>::new));
            time.sleep(ofMillis(299));
            assertThat(answer).isNotDone();
            time.sleep(ofMillis(1));
            assertThatThrownBy(answer::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(TimeoutExceededException.class);
        });
    }

    @Test
    void aTimeoutTakesTheDeadlineToItsWorker() {
        simulate(() -> Deadline.within(ofMillis(300), time).call(() -> timeout.call(() -> seen.add(remaining()))));

        assertThat(seen).containsExactly(ofMillis(300));
    }

    @Test
    void aHedgeTakesTheDeadlineToBothAttempts() {
        simulate(() -> Deadline.within(ofSeconds(2), time)
                .call(() -> hedge().call(() -> {
                    seen.add(remaining());
                    time.sleep(ofMillis(500));
                    return "answer";
                })));

        assertThat(seen).containsExactly(ofSeconds(2), ofMillis(1900));
    }

    @Test
    void async_aHedgeTakesTheDeadlineToBothAttempts() {
        simulate(() -> {
            Deadline.within(ofSeconds(2), time)
                    .callAsync(() -> hedge().callAsync(() -> {
                        seen.add(remaining());
                        return new CompletableFuture<String>();
                    }));
            time.sleep(ofMillis(500));
        });

        assertThat(seen).containsExactly(ofSeconds(2), ofMillis(1900));
    }

    private Hedge hedge() {
        return Hedge.builder("hedge").delay(ofMillis(100)).budget(1).time(time).build();
    }

    @Test
    void async_aFallbackTakesTheDeadlineToItsAlternative() {
        var fallback =
                Fallback.builder("fallback").fallbackOn(IOException.class).build();
        var failing = new CompletableFuture<String>();
        simulate(() -> {
            Deadline.within(ofSeconds(2), time)
                    .callAsync(() -> fallback.callAsync(() -> failing, () -> {
                        seen.add(remaining());
                        return CompletableFuture.completedFuture("alternative");
                    }));
            time.sleep(ofMillis(500));
            failing.completeExceptionally(new IOException("primary is down"));
            seen.add(Deadline.current());
        });

        assertThat(seen).containsExactly(ofMillis(1500), Optional.empty());
    }

    /** After each task its thread says whether a deadline is left. */
    private final ForwardingTime reusedWorker = new ForwardingTime(time) {
        @Override
        public void execute(Runnable task) {
            super.execute(() -> runAndLook(task));
        }

        @Override
        public Cancellable schedule(Runnable task, Duration delay) {
            return super.schedule(() -> runAndLook(task), delay);
        }

        private void runAndLook(Runnable task) {
            task.run();
            seen.add(Deadline.current());
        }
    };

    @Test
    void theNextTaskOfAHedgesWorkerHasNoDeadline() {
        var onReusedWorker = Hedge.builder("hedge")
                .delay(ofMillis(100))
                .budget(1)
                .time(reusedWorker)
                .build();

        simulate(() -> {
            Deadline.within(ofSeconds(2), time).call(() -> onReusedWorker.call(() -> "answer"));
            Deadline.within(ofSeconds(2), time).callAsync(() -> onReusedWorker.callAsync(CompletableFuture::new));
            time.sleep(ofMillis(500));
        });

        assertThat(seen).containsOnly(Optional.empty());
    }

    @Test
    void theNextTaskOfTheWorkerHasNoDeadline() {
        var onReusedWorker = Timeout.builder("timeout")
                .limit(ofSeconds(1))
                .time(reusedWorker)
                .build();

        simulate(() -> Deadline.within(ofMillis(300), time).call(() -> onReusedWorker.call(() -> "answer")));

        assertThat(seen).containsExactly(Optional.empty());
    }

    @Test
    void aFailedCallLeavesNoDeadlineBehind() {
        assertThatThrownBy(() -> Deadline.within(ofSeconds(1), time).call(() -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");
    }

    @Test
    void theLimitMustBePositive() {
        assertThatThrownBy(() -> Deadline.after(Duration.ZERO))
                .hasMessage("limit must be more than zero, but was PT0S");
        assertThatThrownBy(() -> Deadline.within(ofMillis(-1)))
                .hasMessage("limit must be more than zero, but was PT-0.001S");
    }

    private Timeout interruptingTimeout() {
        return Timeout.builder("timeout")
                .limit(ofSeconds(1))
                .interruptCaller()
                .time(time)
                .build();
    }

    private Object hang() throws InterruptedException {
        time.sleep(ofSeconds(60));
        return "an answer";
    }

    private static Duration remaining() {
        return Deadline.current().orElseThrow().remaining();
    }

    private void simulate(SimulatedTime.Task task) {
        time.spawn("caller", task);
        time.run();
    }
}
