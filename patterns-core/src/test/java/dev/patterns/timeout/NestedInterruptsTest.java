package dev.patterns.timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.patterns.Policy;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Timeouts that interrupt their caller inside and around other policies: each call sees its own limit only. */
class NestedInterruptsTest extends InterruptFixture {

    @Test
    void theInnerLimitComesFirst_andOnlyTheInnerCallTimesOut() throws InterruptedException {
        var outer = timeout("outer", Duration.ofSeconds(5));

        var outcome = outer.call(() -> {
            assertThatThrownBy(() -> timeout.call(sleeping(Duration.ofSeconds(30))))
                    .hasMessageStartingWith("processor: ");
            return sleeping(Duration.ofSeconds(1)).get(); // throws if the inner interrupt is still there
        });

        assertThat(outcome).isEqualTo("answer");
    }

    @Test
    void theOuterLimitComesFirst_andTheOuterCallTimesOut() {
        var inner = timeout("inner", Duration.ofSeconds(5));
        var seen = new ArrayList<Throwable>();

        assertThatThrownBy(() -> timeout.call(() -> {
                    seen.add(catchThrowable(() -> inner.call(sleeping(Duration.ofSeconds(30)))));
                    throw new IllegalStateException(seen.get(0));
                }))
                .isInstanceOf(TimeoutExceededException.class)
                .hasMessageStartingWith("processor: ");

        assertThat(seen.get(0)).isInstanceOf(InterruptedException.class);
        assertThat(time.elapsed()).isEqualTo(LIMIT);
        assertThat(test.isInterrupted()).isFalse();
    }

    @Test
    void whenBothLimitsHavePassed_theInnerCallLeavesTheOuterInterruptSet() {
        var calls = new int[1];
        var retry = Retry.builder("retry")
                .backoff(Backoff.fixed(Duration.ofMillis(100)))
                .time(time)
                .build();
        var inner = timeout("inner", Duration.ofMillis(500));

        assertThatThrownBy(() -> Policy.compose(timeout, retry, inner).call(() -> {
                    calls[0]++;
                    return ignoringInterrupts(Duration.ofMillis(1_500)).get();
                }))
                .hasMessageStartingWith("processor: ");

        assertThat(calls[0]).as("the outer interrupt ends the retry").isEqualTo(1);
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(test.isInterrupted()).isFalse();
    }

    @Test
    void anotherThreadsInterruptThatIsPendingAtBothLimitsStaysSet() {
        var outer = new ManualTimer();
        var inner = new ManualTimer();

        assertThatThrownBy(
                        () -> Policy.compose(outer.timeout(), inner.timeout()).call(() -> {
                            time.interrupt(test);
                            inner.fire();
                            outer.fire();
                            return "answer";
                        }))
                .isInstanceOf(TimeoutExceededException.class);

        assertThat(test.isInterrupted()).isTrue();
    }

    @Test
    void theThreadKeepsWhatItsCallsShare_untilTheOutermostEnds() {
        assertThat(TimerInterrupts.ofCurrentThread()).isNotSameAs(TimerInterrupts.ofCurrentThread());

        timeout.call(() -> {
            var shared = TimerInterrupts.ofCurrentThread();
            var inner = timeout.call(TimerInterrupts::ofCurrentThread);
            assertThat(inner).isSameAs(shared);
            assertThat(TimerInterrupts.ofCurrentThread()).isSameAs(shared);
            return null;
        });

        assertThat(TimerInterrupts.ofCurrentThread()).isNotSameAs(TimerInterrupts.ofCurrentThread());
    }

    @Test
    void insideATimeoutOnAWorkerThread() {
        var onWorker = Timeout.builder("worker").limit(LIMIT).time(time).build();
        var inner = timeout("inner", Duration.ofSeconds(5));
        var seen = new ArrayList<Throwable>();

        assertThatThrownBy(() -> onWorker.call(() -> {
                    seen.add(catchThrowable(() -> inner.call(sleeping(Duration.ofSeconds(30)))));
                    return "too late";
                }))
                .hasMessageStartingWith("worker: ");
        time.run();

        assertThat(seen).singleElement().isInstanceOf(InterruptedException.class);
    }

    @Test
    void aroundATimeoutOnAWorkerThread() {
        var onWorker = Timeout.builder("worker")
                .limit(Duration.ofSeconds(5))
                .time(time)
                .build();

        assertThatThrownBy(() -> Policy.compose(timeout, onWorker).call(sleeping(Duration.ofSeconds(30))))
                .hasMessageStartingWith("processor: ");

        assertThat(time.elapsed()).isEqualTo(LIMIT);
        assertThat(test.isInterrupted()).isFalse();
    }

    @Test
    void aRetrysWaitEndsAtTheLimit() {
        var retry = Retry.builder("retry")
                .backoff(Backoff.fixed(Duration.ofSeconds(10)))
                .time(time)
                .build();

        assertThatThrownBy(() -> Policy.compose(timeout, retry).call(() -> {
                    throw new IOException("reset");
                }))
                .isInstanceOf(TimeoutExceededException.class)
                .satisfies(exceeded -> assertThat(exceeded.getSuppressed()[0]).isInstanceOf(IOException.class));

        assertThat(time.elapsed()).isEqualTo(LIMIT);
        assertThat(test.isInterrupted()).isFalse();
    }
}
