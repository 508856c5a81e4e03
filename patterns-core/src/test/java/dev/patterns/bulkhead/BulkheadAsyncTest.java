package dev.patterns.bulkhead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.CallRejectedException;
import dev.patterns.Deadline;
import dev.patterns.bulkhead.BulkheadStatus.Rejection;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BulkheadAsyncTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final Bulkhead bulkhead =
            Bulkhead.builder("prices").limit(1).maxWaiters(2).time(time).build();
    private final CompletableFuture<String> first = new CompletableFuture<>();
    private final CompletableFuture<String> second = new CompletableFuture<>();
    private final List<String> started = new ArrayList<>();

    @AfterEach
    void endSimulation() {
        time.close();
    }

    @Test
    void thePermitIsHeldUntilTheStageCompletes_andTheNextCallWaitsWithoutAThread() {
        var one = call("one", first);
        var two = call("two", second);
        assertThat(started).containsExactly("one");
        assertThat(bulkhead.status().waiting()).isEqualTo(1);

        time.advance(Duration.ofMillis(500));
        first.complete("a");
        assertThat(one).isCompletedWithValue("a");
        time.advance(Duration.ZERO);
        assertThat(started).containsExactly("one", "two");
        assertThat(bulkhead.status().active()).isEqualTo(1);

        second.complete("b");
        assertThat(two).isCompletedWithValue("b");
        assertThat(bulkhead.status().active()).isZero();
        assertThat(bulkhead.status().waited()).isEqualTo(1);
    }

    @Test
    void thePermitIsFreeWhenTheCallerGetsTheResult() {
        var next = call("one", first).thenCompose(answer -> call("two", second));

        first.complete("a");

        assertThat(started).containsExactly("one", "two");
        assertThat(next).isNotDone();
    }

    @Test
    void aFailedStageAThrowingActionAndANullStageReleaseThePermit() {
        var failure = new IOException("reset");
        assertThat(call("one", CompletableFuture.failedFuture(failure))).isCompletedExceptionally();
        assertThat(bulkhead.callAsync(() -> {
                    throw new IllegalStateException();
                }))
                .isCompletedExceptionally();
        assertThat(bulkhead.callAsync(() -> null)).isCompletedExceptionally();

        assertThat(bulkhead.status().active()).isZero();
        assertThat(bulkhead.status().admitted()).isEqualTo(3);
    }

    @Test
    void cancellingTheFutureOfACallCancelsItsStage_andFreesThePermit() {
        var one = call("one", first);
        var two = call("two", second);

        one.cancel(true);
        time.advance(Duration.ZERO);

        assertThat(first).isCancelled();
        assertThat(started).containsExactly("one", "two");
        assertThat(two).isNotDone();
    }

    @Test
    void cancellingTheFutureOfAWaitingCallFreesItsPlaceInTheQueue_andItsActionIsNeverCalled() {
        call("one", first);
        var two = call("two", second);
        call("three", new CompletableFuture<>());
        assertThat(call("four", second)).isCompletedExceptionally();

        two.cancel(true);

        assertThat(bulkhead.status().waiting()).isEqualTo(1);
        first.complete("a");
        time.advance(Duration.ofSeconds(5));
        assertThat(started).containsExactly("one", "three");
    }

    @Test
    void aCallThatIsCancelledBetweenItsHandOffAndItsStartIsNotMade_andGivesThePermitBack() {
        call("one", first);
        var two = call("two", second);
        time.advance(Duration.ofMillis(500));

        first.complete("a"); // hands the permit to the second call, which a worker will start
        two.cancel(true);
        time.advance(Duration.ZERO);

        assertThat(started).containsExactly("one");
        assertThat(bulkhead.status().active()).isZero();
        assertThat(bulkhead.status().admitted()).isEqualTo(1);
    }

    @Test
    void aWaitEndsAfterMaxWait_andTheActionIsNeverCalled() {
        call("one", first);
        var two = call("two", second);

        time.advance(Duration.ofMillis(999));
        assertThat(two).isNotDone();
        time.advance(Duration.ofMillis(1));

        assertThatThrownBy(two::join)
                .hasCauseInstanceOf(CallRejectedException.class)
                .hasMessageContaining("prices: no permit within 1000 ms");
        first.complete("a");
        time.advance(Duration.ofSeconds(1));
        assertThat(started).containsExactly("one");
        assertThat(bulkhead.status().rejected(Rejection.TIMED_OUT)).isEqualTo(1);
    }

    @Test
    void aWaitEndsAtTheDeadline_andTheActionSeesTheDeadlineOfItsCaller() {
        call("one", first);
        var tight = Deadline.after(Duration.ofMillis(200), time).callAsync(() -> call("two", second));
        var left = new ArrayList<Duration>();
        Deadline.after(Duration.ofSeconds(3), time)
                .callAsync(() -> bulkhead.callAsync(() -> {
                    left.add(Deadline.current().orElseThrow().remaining());
                    return second;
                }));

        time.advance(Duration.ofMillis(200));
        assertThat(tight).isCompletedExceptionally();
        first.complete("a");
        time.advance(Duration.ZERO);

        assertThat(left).containsExactly(Duration.ofMillis(2_800));
        assertThat(bulkhead.status().rejected(Rejection.DEADLINE)).isEqualTo(1);
    }

    @Test
    void aFullQueueAndAnOverDeadlineRejectAtOnce() {
        call("one", first);
        call("two", second);
        call("three", second);

        assertThatThrownBy(call("four", second)::join).hasMessageContaining("full: limit 1, maxWaiters 2");
        assertThat(bulkhead.status().rejected(Rejection.FULL)).isEqualTo(1);
    }

    @Test
    void callsThatCompleteAtOnceDoNotNestDeeperAndDeeper() {
        bulkhead.reconfigure(settings -> settings.maxWaiters(100_000));
        call("one", first);
        var all = new ArrayList<CompletableFuture<String>>();
        for (int i = 0; i < 5_000; i++) {
            all.add(call("more", CompletableFuture.completedFuture("b")));
        }

        first.complete("a");
        time.advance(Duration.ofNanos(1));

        assertThat(all).allSatisfy(call -> assertThat(call).isCompletedWithValue("b"));
        assertThat(bulkhead.status().active()).isZero();
    }

    private CompletableFuture<String> call(String name, CompletableFuture<String> stage) {
        return bulkhead.callAsync(() -> {
            started.add(name);
            return stage;
        });
    }
}
