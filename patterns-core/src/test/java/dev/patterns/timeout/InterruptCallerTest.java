package dev.patterns.timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The timeout that leaves the call on its caller's thread and interrupts it there. */
class InterruptCallerTest extends InterruptFixture {

    @Test
    void theCallRunsOnItsCallersThread_andSeesItsThreadLocals() {
        var tenant = new ThreadLocal<String>();
        tenant.set("tenant-7");

        assertThat(timeout.call(() -> Thread.currentThread())).isSameAs(test);
        assertThat(timeout.call(tenant::get)).isEqualTo("tenant-7");
    }

    @Test
    void aResultInTimeIsReturned_andItsTimerNeverInterrupts() throws InterruptedException {
        assertThat(timeout.call(sleeping(Duration.ofMillis(999)))).isEqualTo("answer");
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(999));

        time.sleep(Duration.ofSeconds(5)); // throws if it is interrupted
    }

    @Test
    void aFailureInTimeIsThrownUnchanged() {
        var failure = new IOException("reset");

        assertThatThrownBy(() -> timeout.call(() -> {
                    throw failure;
                }))
                .isSameAs(failure)
                .hasNoSuppressedExceptions();
    }

    @Test
    void atTheLimitTheCallIsInterrupted_andItsFailureIsSuppressed() {
        assertThatThrownBy(() -> timeout.call(sleeping(Duration.ofSeconds(30))))
                .isInstanceOf(TimeoutExceededException.class)
                .hasMessage("processor: no answer within 1000 ms")
                .satisfies(
                        exceeded -> assertThat(exceeded.getSuppressed()[0]).isInstanceOf(InterruptedException.class));

        assertThat(time.elapsed()).isEqualTo(LIMIT);
        assertThat(test.isInterrupted()).isFalse();
    }

    @Test
    void anyFailureThatFollowsTheInterruptIsATimeout() {
        var closed = new IOException("closed by interrupt");

        assertThatThrownBy(() -> timeout.call(() -> {
                    time.parkNanos("a channel", Long.MAX_VALUE);
                    throw closed;
                }))
                .isInstanceOf(TimeoutExceededException.class)
                .hasSuppressedException(closed);
        assertThat(test.isInterrupted()).isFalse();
    }

    @Test
    void anErrorThatFollowsTheInterruptIsThrownUnchanged() {
        var error = new StackOverflowError();

        assertThatThrownBy(() -> timeout.call(() -> {
                    time.parkNanos("a channel", Long.MAX_VALUE);
                    throw error;
                }))
                .isSameAs(error);
        assertThat(test.isInterrupted()).isFalse();
    }

    @Test
    void aCallThatIgnoresTheInterruptHoldsItsCaller_andTimesOutWhenItEnds() {
        assertThatThrownBy(() -> timeout.call(ignoringInterrupts(Duration.ofSeconds(30))))
                .isInstanceOf(TimeoutExceededException.class)
                .hasNoSuppressedExceptions();

        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(30));
        assertThat(test.isInterrupted()).isFalse();
    }

    @Test
    void aCallThatSetsTheFlagAgain_doesNotLeaveItSet() {
        assertThatThrownBy(() -> timeout.call(() -> {
                    try {
                        return sleeping(Duration.ofSeconds(30)).get();
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException(interrupted);
                    }
                }))
                .isInstanceOf(TimeoutExceededException.class);

        assertThat(test.isInterrupted()).isFalse();
    }

    @Test
    void aTimerThatFiresJustBeforeTheCallEnds_timesItOut_andTheFlagIsCleared() {
        var timer = new ManualTimer();

        assertThatThrownBy(() -> timer.timeout().call(() -> {
                    timer.fire();
                    return "answer";
                }))
                .isInstanceOf(TimeoutExceededException.class);

        assertThat(test.isInterrupted()).isFalse();
    }

    @Test
    void aTimerThatFiresJustAfterTheCallHasEnded_doesNothing() {
        var timer = new ManualTimer();

        assertThat(timer.timeout().call(() -> "answer")).isEqualTo("answer");
        assertThat(timer.cancelled).isTrue();
        timer.fire(); // as if cancel() had come too late

        assertThat(test.isInterrupted()).isFalse();
    }

    @Test
    void aTimerThatCannotBeScheduledFailsTheCallBeforeItIsMade() {
        var timer = new ManualTimer();
        timer.refuses = true;

        assertThatThrownBy(() -> timer.timeout().call(() -> "answer")).hasMessage("no timer");

        assertThatThrownBy(() -> timeout.call(ignoringInterrupts(Duration.ofSeconds(2))))
                .as("later calls are not affected")
                .isInstanceOf(TimeoutExceededException.class);
        assertThat(test.isInterrupted()).isFalse();
    }

    @Test
    void anotherThreadsInterruptEndsTheCallAsItWouldWithoutATimeout() {
        interruptAt(Duration.ofMillis(300));

        assertThatThrownBy(() -> timeout.call(sleeping(Duration.ofSeconds(30))))
                .isInstanceOf(InterruptedException.class);

        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void anotherThreadsInterruptDuringTheCallStaysSet() {
        interruptAt(Duration.ofMillis(300));

        assertThat(timeout.call(ignoringInterrupts(Duration.ofMillis(900)))).isEqualTo("answer");

        assertThat(test.isInterrupted()).isTrue();
    }

    @Test
    void anInterruptFromBeforeTheCallStaysSet() {
        Thread.currentThread().interrupt();

        assertThat(timeout.call(() -> "answer")).isEqualTo("answer");

        assertThat(test.isInterrupted()).isTrue();
    }

    @Test
    void anotherThreadsInterruptThatIsPendingAtTheLimitStaysSet() {
        var timer = new ManualTimer();

        assertThatThrownBy(() -> timer.timeout().call(() -> {
                    time.interrupt(test);
                    timer.fire();
                    return "answer";
                }))
                .isInstanceOf(TimeoutExceededException.class);

        assertThat(test.isInterrupted()).isTrue();
    }

    @Test
    void async_isTheSameAsWithoutInterruptCaller() {
        var call = new CompletableFuture<String>();

        var result = timeout.callAsync(() -> call);
        time.advance(LIMIT);

        assertThat(result).isCompletedExceptionally();
        assertThat(call).isCancelled();
        assertThat(test.isInterrupted()).isFalse();
    }

    @Test
    void theConfigHasTheSwitch() {
        assertThat(timeout.config().interruptCaller()).isTrue();
        assertThat(Timeout.builder("default").build().config().interruptCaller())
                .isFalse();
    }
}
