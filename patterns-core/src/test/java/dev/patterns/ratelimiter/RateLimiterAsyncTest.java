package dev.patterns.ratelimiter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.CallRejectedException;
import dev.patterns.Deadline;
import dev.patterns.WatchedTime;
import dev.patterns.ratelimiter.RateLimiter.Call;
import dev.patterns.ratelimiter.RateLimiter.Outcome;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Futures: one permit each 100 ms, and a wait of at most a second. */
class RateLimiterAsyncTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final RateLimiter limiter = RateLimiter.builder("geocoder")
            .permits(10, Duration.ofSeconds(1))
            .burst(1)
            .maxWait(Duration.ofSeconds(1))
            .time(time)
            .build();
    private final List<String> begun = new ArrayList<>();

    @AfterEach
    void closeTime() {
        time.close();
    }

    @Test
    void aCallThatFindsAPermitBeginsOnItsCallersThread() {
        assertThat(begin("first")).isCompletedWithValue("first");
    }

    @Test
    void callsThatWaitBlockNoThread_andBeginInOrder() {
        for (var name : List.of("first", "second", "third")) {
            begin(name);
        }
        assertThat(limiter.status().waiting()).isEqualTo(2);
        assertThat(time.elapsed()).isZero();
        time.advance(Duration.ofSeconds(1));

        assertThat(begun).containsExactly("first at 0", "second at 100", "third at 200");
        assertThat(limiter.status().waiting()).isZero();
    }

    @Test
    void aWaitThatWouldBeTooLongFailsTheFutureAtOnce() {
        for (int i = 0; i < 11; i++) {
            begin("call");
        }

        var failure = failureOf(begin("too late"));

        assertThat(failure).isInstanceOf(CallRejectedException.class);
        assertThat(((CallRejectedException) failure).retryAfter()).contains(Duration.ofMillis(100));
    }

    @Test
    void cancellingAWaitGivesThePermitBack_andTheCallIsNotMade() {
        List<Call> calls = new ArrayList<>();
        limiter.onCall(calls::add);
        begin("first");
        var cancelled = begin("cancelled");
        time.advance(Duration.ofMillis(40));

        assertThat(cancelled.cancel(true)).isTrue();
        begin("next");
        time.advance(Duration.ofSeconds(1));

        assertThat(begun).containsExactly("first at 0", "next at 100");
        assertThat(calls)
                .containsExactly(
                        new Call(Outcome.ADMITTED, Duration.ZERO),
                        new Call(Outcome.CANCELLED, Duration.ofMillis(40)),
                        new Call(Outcome.ADMITTED, Duration.ofMillis(60)));
        assertThat(limiter.status().waiting()).isZero();
    }

    @Test
    void cancellingACallThatHasBegunCancelsIt_andItsPermitIsUsed() {
        begin("first");
        var call = new CompletableFuture<String>();
        var waited = limiter.callAsync(() -> call);
        time.advance(Duration.ofMillis(101));

        assertThat(waited.cancel(true)).isTrue();

        assertThat(call).isCancelled();
        assertThat(limiter.status().nextFree()).hasMillis(99);
    }

    @Test
    void aFailureCompletesTheFutureWithoutAWrapper() {
        var failure = new IOException("no answer");
        CompletableFuture<String> failed = CompletableFuture.failedFuture(new CompletionException(failure));

        assertThat(failureOf(limiter.callAsync(() -> failed))).isSameAs(failure);
        var waited = limiter.callAsync(() -> failed);
        time.advance(Duration.ofMillis(101));
        assertThat(failureOf(waited)).isSameAs(failure);
    }

    @Test
    void aCallThatWaitedHasTheDeadlineOfItsCaller() {
        begin("first");

        Deadline.after(Duration.ofMillis(300), time)
                .callAsync(() -> limiter.callAsync(() -> {
                    begun.add(Deadline.current().map(Deadline::remaining).toString());
                    return CompletableFuture.completedFuture("second");
                }));
        time.advance(Duration.ofSeconds(1));

        assertThat(begun).containsExactly("first at 0", "Optional[PT0.2S]");
        assertThat(Deadline.current()).isEmpty();
    }

    @Test
    void aWaitThatIsCancelledLeavesNoTimer() {
        var watched = new WatchedTime(time);
        var limiter = RateLimiter.builder("geocoder")
                .permits(1, Duration.ofSeconds(1))
                .burst(1)
                .maxWait(Duration.ofSeconds(1))
                .time(watched)
                .build();
        limiter.callAsync(() -> CompletableFuture.completedFuture("first"));
        var waiting = limiter.callAsync(() -> CompletableFuture.completedFuture("second"));
        assertThat(watched.timers()).isOne();

        waiting.cancel(true);

        assertThat(watched.timers()).isZero();
    }

    private CompletableFuture<String> begin(String name) {
        return limiter.callAsync(() -> {
            begun.add(name + " at " + time.elapsed().toMillis());
            return CompletableFuture.completedFuture(name);
        });
    }

    private static Throwable failureOf(CompletableFuture<?> future) {
        assertThat(future).isDone();
        return future.handle((value, failure) -> failure).join();
    }
}
