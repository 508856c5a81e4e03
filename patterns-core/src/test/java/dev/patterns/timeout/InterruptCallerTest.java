package dev.patterns.timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.patterns.Cancellable;
import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.Time;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The timeout that leaves the call on its caller's thread and interrupts it there. */
class InterruptCallerTest {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final SimulatedTime time = new SimulatedTime(7);
    private final Thread test = Thread.currentThread();
    private final Timeout timeout = timeout("processor", LIMIT);

    @AfterEach
    void clearInterruptFlag() {
        Thread.interrupted();
        time.close();
    }

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
    void nested_theInnerLimitComesFirst_andOnlyTheInnerCallTimesOut() throws InterruptedException {
        var outer = timeout("outer", Duration.ofSeconds(5));

        var outcome = outer.call(() -> {
            assertThatThrownBy(() -> timeout.call(sleeping(Duration.ofSeconds(30))))
                    .hasMessageStartingWith("processor: ");
            return sleeping(Duration.ofSeconds(1)).get(); // throws if the inner interrupt is still there
        });

        assertThat(outcome).isEqualTo("answer");
    }

    @Test
    void nested_theOuterLimitComesFirst_andTheOuterCallTimesOut() {
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
    void nested_whenBothLimitsHavePassed_theInnerCallLeavesTheOuterInterruptSet() {
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
    void nested_anotherThreadsInterruptThatIsPendingAtBothLimitsStaysSet() {
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
    void nested_theThreadKeepsWhatItsCallsShare_untilTheOutermostEnds() {
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
    void nested_insideATimeoutOnAWorkerThread() {
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
    void nested_aroundATimeoutOnAWorkerThread() {
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

    private Timeout timeout(String name, Duration limit) {
        return Timeout.builder(name).limit(limit).interruptCaller().time(time).build();
    }

    private void interruptAt(Duration delay) {
        time.schedule(() -> time.interrupt(test), delay);
    }

    private CheckedSupplier<String, InterruptedException> sleeping(Duration duration) {
        return () -> {
            time.sleep(duration);
            return "answer";
        };
    }

    /** Takes that long, and sets the interrupt flag again at its end if it was interrupted. */
    private CheckedSupplier<String, RuntimeException> ignoringInterrupts(Duration duration) {
        return () -> {
            long start = time.nanoTime();
            boolean interrupted = false;
            for (long left = duration.toNanos(); left > 0; left = duration.toNanos() - (time.nanoTime() - start)) {
                interrupted |= Thread.interrupted();
                time.parkNanos("a call that ignores interrupts", left);
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return "answer";
        };
    }

    /** Simulated time with a timer that fires when the test says so, even after it was cancelled. */
    private final class ManualTimer {
        private final List<Runnable> tasks = new ArrayList<>();
        private boolean cancelled;
        private boolean refuses;

        Timeout timeout() {
            var manual = (Time) Proxy.newProxyInstance(
                    Time.class.getClassLoader(), new Class<?>[] {Time.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("schedule")) {
                            return schedule((Runnable) arguments[0]);
                        }
                        return method.invoke(time, arguments);
                    });
            return Timeout.builder("manual").interruptCaller().time(manual).build();
        }

        private Cancellable schedule(Runnable task) {
            if (refuses) {
                throw new IllegalStateException("no timer");
            }
            tasks.add(task);
            return () -> cancelled = true;
        }

        void fire() {
            tasks.forEach(Runnable::run);
        }
    }
}
