package dev.patterns.examples.contenders.timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.Policy;
import dev.patterns.examples.contenders.Passage;
import dev.patterns.timeout.TimeoutExceededException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** In what all timeouts agree: at the limit the call is interrupted and its caller goes on. */
interface TimeoutContract {

    TimeoutContender contender();

    @Test
    default void whatComesInTimeIsReturned() {
        assertThat(Limited.amply(contender()).policy.call(() -> "quote")).isEqualTo("quote");
    }

    @Test
    default void whatTheCallThrowsPassesAsItWas_aTimeoutOfItsOwnToo() {
        var policy = Limited.amply(contender()).policy;
        for (var failure :
                new Exception[] {new IOException(), new IllegalStateException(), new TimeoutException("own")}) {
            assertThatThrownBy(() -> policy.call(() -> {
                        throw failure;
                    }))
                    .isSameAs(failure);
        }
    }

    @Test
    default void aCallThatHangsIsInterrupted_andItsCallerIsTold() {
        var limited = Limited.tightly(contender());
        var interrupted = new CompletableFuture<String>();
        assertThatThrownBy(() -> limited.policy.call(() -> {
                    try {
                        limited.passage.blockUntilInterrupted();
                    } catch (InterruptedException e) {
                        interrupted.complete("interrupted");
                    }
                    return "late";
                }))
                .isInstanceOf(TimeoutExceededException.class);
        assertThat(limited.passage.outcome(interrupted)).isEqualTo("interrupted");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    default void asyncCallsCompleteAsTheirFuturesDo() {
        var limited = Limited.amply(contender());
        var failure = new IOException("no answer");
        var success = limited.policy.callAsync(() -> CompletableFuture.completedFuture("quote"));
        var failed = limited.policy.callAsync(() -> CompletableFuture.failedFuture(failure));
        assertThat(limited.passage.outcome(success)).isEqualTo("quote");
        assertThat(limited.passage.outcome(failed)).isSameAs(failure);
    }

    @Test
    default void anAsyncCallThatHangsIsEnded() {
        var limited = Limited.tightly(contender());
        var call = new CompletableFuture<String>();
        var future = limited.policy.callAsync(() -> call);
        assertThat(limited.passage.outcome(future)).isInstanceOf(TimeoutExceededException.class);
        assertThat(limited.passage.outcome(call)).isInstanceOf(Exception.class);
    }

    /** A timeout and the time it runs in. */
    final class Limited {
        final Passage passage;
        final Policy policy;

        private Limited(TimeoutContender contender, double seconds) {
            passage = Passage.of(contender.runsInAnyTime());
            policy = contender.open("quotes", passage.seconds(seconds), passage.time());
        }

        /** Five seconds at least even in real time: nothing that answers at all is late. */
        static Limited amply(TimeoutContender contender) {
            return new Limited(contender, 5_000);
        }

        static Limited tightly(TimeoutContender contender) {
            return new Limited(contender, 300);
        }
    }
}
