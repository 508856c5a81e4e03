package dev.patterns.retry;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.CapturedLog;
import dev.patterns.Deadline;
import dev.patterns.Policy;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A retry under a deadline, and a retry inside another one. */
class RetryUnderDeadlineTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final Policy deadline = Deadline.within(ofSeconds(1), time);
    private final Retry retry = retry("outer");
    private final List<Duration> left = new ArrayList<>(); // until the deadline, as each attempt saw it

    @AfterEach
    void close() {
        time.close();
    }

    @Test
    void aWaitThatCanNotEndBeforeTheDeadlineIsNotBegun() {
        simulate(() -> {
            long before = time.nanoTime();
            assertThatThrownBy(() -> Policy.compose(deadline, retry).call(this::fail))
                    .isInstanceOf(IOException.class);
            assertThat(Duration.ofNanos(time.nanoTime() - before)).isEqualTo(ofMillis(1000));
        });

        assertThat(left).containsExactly(ofMillis(1000), ofMillis(600), ofMillis(200));
    }

    @Test
    void aWaitThatEndsExactlyAtTheDeadlineIsNotBegun() {
        simulate(() -> {
            long before = time.nanoTime();
            assertThatThrownBy(() -> Policy.compose(deadline, retry).call(this::failAtOnce))
                    .isInstanceOf(IOException.class);
            assertThat(Duration.ofNanos(time.nanoTime() - before)).isEqualTo(ofMillis(800));
        });
    }

    @Test
    void async_aWaitThatCanNotEndBeforeTheDeadlineIsNotBegun_andLaterAttemptsSeeTheDeadline() {
        simulate(() -> {
            var answer = Policy.compose(deadline, retry).callAsync(this::failAsync);
            time.sleep(ofMillis(1001));
            assertThatThrownBy(answer::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(IOException.class);
        });

        assertThat(left).containsExactly(ofMillis(1000), ofMillis(600), ofMillis(200));
    }

    @Test
    void aRetryInsideAnotherIsReportedOnce() throws Exception {
        try (var log = new CapturedLog(Retry.class)) {
            var inner = retry("inner");
            simulate(() -> {
                for (int i = 0; i < 3; i++) {
                    assertThatThrownBy(() -> Policy.compose(retry, inner).call(this::failAtOnce))
                            .isInstanceOf(IOException.class);
                }
            });
            assertThat(log.warnings())
                    .containsExactly("Retry inner runs inside retry outer: their attempts multiply, 10 for each"
                            + " attempt of outer");
        }
    }

    @Test
    void aRetryAfterAnotherIsNotReported() throws Exception {
        try (var log = new CapturedLog(Retry.class)) {
            simulate(() -> {
                assertThatThrownBy(() -> retry.call(this::failAtOnce)).isInstanceOf(IOException.class);
                assertThatThrownBy(() -> retry("inner").call(this::failAtOnce)).isInstanceOf(IOException.class);
            });
            assertThat(log.warnings()).isEmpty();
        }
    }

    private Retry retry(String name) {
        return Retry.builder(name)
                .maxAttempts(10)
                .backoff(Backoff.fixed(ofMillis(200)))
                .time(time)
                .build();
    }

    /** Fails after 200 ms. */
    private Object fail() throws IOException, InterruptedException {
        left.add(Deadline.current().orElseThrow().remaining());
        time.sleep(ofMillis(200));
        throw new IOException("failed");
    }

    private CompletableFuture<Object> failAsync() {
        left.add(Deadline.current().orElseThrow().remaining());
        var answer = new CompletableFuture<Object>();
        time.schedule(() -> answer.completeExceptionally(new IOException("failed")), ofMillis(200));
        return answer;
    }

    private Object failAtOnce() throws IOException {
        throw new IOException("failed");
    }

    private void simulate(SimulatedTime.Task task) {
        time.spawn("caller", task);
        time.run();
    }
}
