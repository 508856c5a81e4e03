package dev.patterns.bulkhead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.Policy;
import dev.patterns.simulation.SimulatedTime;
import dev.patterns.timeout.Timeout;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A dependency that works on 10 requests at a time, and stops for a minute. Requests wait in its queue then, and their
 * callers give up after a second; afterwards it works on those too. 400 requests a second arrive; it serves 500.
 */
class AdaptiveLimitBlipTest {

    private static final int SERVERS = 10;
    private static final Duration WORK = Duration.ofMillis(20);
    private static final Duration BETWEEN_REQUESTS = Duration.ofNanos(2_500_000);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SimulatedTime time = new SimulatedTime(7);
    private final Queue<CompletableFuture<String>> queue = new ArrayDeque<>();
    private final Bulkhead bulkhead = Bulkhead.builder("prices")
            .limit(10)
            .adaptiveLimit(1, 1_000)
            .time(time)
            .build();
    private final Policy guard = Policy.compose(
            bulkhead, Timeout.builder("prices").limit(SECOND).time(time).build());
    private int servers = SERVERS;
    private int busy;
    private boolean refuses;
    private int answered;

    @AfterEach
    void endSimulation() {
        time.close();
    }

    @Test
    void itLowersTheLimitToItsMinimum_andAllRequestsAreAnsweredSecondsAfterIt() {
        arrive();
        time.advance(SECOND);
        assertThat(bulkhead.status().limit()).isBetween(8, 20);
        blip(MINUTE);
        assertThat(bulkhead.status().limit()).isEqualTo(1);
        assertThat(queue.size()).as("of 24,000 requests").isLessThan(200);

        time.advance(TEN_SECONDS);
        assertThat(answeredIn(SECOND)).isEqualTo(400);
        assertThat(bulkhead.status().limit()).isBetween(8, 20);
    }

    @Test
    void aBlipOfAFewSecondsLowersItLess() {
        arrive();
        time.advance(SECOND);
        int before = bulkhead.status().limit();
        blip(Duration.ofSeconds(5));
        assertThat(bulkhead.status().limit()).isBetween(before / 4, before / 2);
    }

    /** As answers of no latency they would raise it, and the next real ones would look slow. */
    @Test
    void requestsThatAreRefusedAtOnceLeaveItAsItIs() {
        arrive();
        time.advance(SECOND);
        int before = bulkhead.status().limit();
        refuses = true;
        time.advance(TEN_SECONDS);
        assertThat(bulkhead.status().limit()).isEqualTo(before);
        refuses = false;
        time.advance(TEN_SECONDS);
        assertThat(bulkhead.status().limit()).isEqualTo(before);
        assertThat(answeredIn(SECOND)).isEqualTo(400);
    }

    private void blip(Duration duration) {
        servers = 0;
        time.advance(duration);
        servers = SERVERS;
        work();
    }

    private int answeredIn(Duration duration) {
        int before = answered;
        time.advance(duration);
        return answered - before;
    }

    private void arrive() {
        time.schedule(this::arrive, BETWEEN_REQUESTS);
        guard.callAsync(this::request).whenComplete((answer, failure) -> answered += failure == null ? 1 : 0);
    }

    private CompletableFuture<String> request() {
        if (refuses) {
            return CompletableFuture.failedFuture(new IOException("connection refused"));
        }
        var answer = new CompletableFuture<String>();
        queue.add(answer);
        work();
        return answer;
    }

    private void work() {
        while (busy < servers && !queue.isEmpty()) {
            var answer = queue.remove();
            busy++;
            time.schedule(
                    () -> {
                        busy--;
                        answer.complete("answer");
                        work();
                    },
                    WORK);
        }
    }
}
