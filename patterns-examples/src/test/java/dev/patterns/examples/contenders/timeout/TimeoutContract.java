package dev.patterns.examples.contenders.timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.Policy;
import dev.patterns.examples.contenders.TestTime;
import dev.patterns.timeout.TimeoutExceededException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What all timeouts have in common: at the limit the call is interrupted and its caller gets an exception. */
interface TimeoutContract {

    TimeoutContender contender();

    @Test
    default void returnsAResultThatIsInTime() {
        assertThat(TimeoutFixture.withLongLimit(contender()).policy.call(() -> "quote"))
                .isEqualTo("quote");
    }

    @Test
    default void anExceptionOfTheCallPassesUnchanged_evenATimeoutException() {
        var policy = TimeoutFixture.withLongLimit(contender()).policy;
        for (var failure : new Exception[] {
            new IOException(), new IllegalStateException(), new TimeoutException("thrown by the call")
        }) {
            assertThatThrownBy(() -> policy.call(() -> {
                        throw failure;
                    }))
                    .isSameAs(failure);
        }
    }

    @Test
    default void aCallThatHangsIsInterrupted_andItsCallerGetsAnException() {
        var fixture = TimeoutFixture.withShortLimit(contender());
        var interrupted = new CompletableFuture<String>();
        assertThatThrownBy(() -> fixture.policy.call(() -> {
                    try {
                        fixture.testTime.blockUntilInterrupted();
                    } catch (InterruptedException e) {
                        interrupted.complete("interrupted");
                    }
                    return "late";
                }))
                .isInstanceOf(TimeoutExceededException.class);
        assertThat(fixture.testTime.resultOrFailure(interrupted)).isEqualTo("interrupted");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    default void anAsyncCallCompletesAsItsFutureDoes() {
        var fixture = TimeoutFixture.withLongLimit(contender());
        var failure = new IOException("no answer");
        var success = fixture.policy.callAsync(() -> CompletableFuture.completedFuture("quote"));
        var failed = fixture.policy.callAsync(() -> CompletableFuture.failedFuture(failure));
        assertThat(fixture.testTime.resultOrFailure(success)).isEqualTo("quote");
        assertThat(fixture.testTime.resultOrFailure(failed)).isSameAs(failure);
    }

    @Test
    default void anAsyncCallThatHangsIsCancelled() {
        var fixture = TimeoutFixture.withShortLimit(contender());
        var call = new CompletableFuture<String>();
        var future = fixture.policy.callAsync(() -> call);
        assertThat(fixture.testTime.resultOrFailure(future)).isInstanceOf(TimeoutExceededException.class);
        assertThat(fixture.testTime.resultOrFailure(call)).isInstanceOf(Exception.class);
    }

    /** A timeout and the time that it runs in. */
    final class TimeoutFixture {
        final TestTime testTime;
        final Policy policy;

        private TimeoutFixture(TimeoutContender contender, double seconds) {
            testTime = TestTime.of(contender.runsInSimulatedTime());
            policy = contender.open("quotes", testTime.seconds(seconds), testTime.time());
        }

        /** Long enough for every call that answers: five seconds in real time. */
        static TimeoutFixture withLongLimit(TimeoutContender contender) {
            return new TimeoutFixture(contender, 500);
        }

        static TimeoutFixture withShortLimit(TimeoutContender contender) {
            return new TimeoutFixture(contender, 30);
        }
    }
}
