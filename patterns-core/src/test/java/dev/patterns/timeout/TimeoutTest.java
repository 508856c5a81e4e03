package dev.patterns.timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.ForwardingTime;
import dev.patterns.Time;
import dev.patterns.WatchedTime;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeoutTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final List<String> happened = new ArrayList<>();
    private final Timeout timeout =
            Timeout.builder("processor").limit(Duration.ofSeconds(1)).time(time).build();

    @AfterEach
    void clearInterruptFlag() {
        Thread.interrupted();
        time.close();
    }

    @Test
    void aResultInTimeIsReturned() throws Exception {
        assertThat(timeout.call(() -> {
                    time.sleep(Duration.ofMillis(999));
                    return "answer";
                }))
                .isEqualTo("answer");

        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(999));
    }

    @Test
    void B15_settingsAreReplacedForCallsThatBeginLater() {
        var underWay = timeout.callAsync(CompletableFuture<String>::new);
        timeout.reconfigure(settings -> settings.limit(Duration.ofMillis(500)).interruptCaller());
        var later = timeout.callAsync(CompletableFuture<String>::new);

        time.advance(Duration.ofMillis(500));
        assertThat(underWay).isNotDone();
        assertThat(later).isCompletedExceptionally();
        time.advance(Duration.ofMillis(500));
        assertThat(underWay).isCompletedExceptionally();
        timeout.reconfigure(settings -> settings.reset().limit(Duration.ofSeconds(2)));
        assertThat(timeout.config().interruptCaller()).isFalse();
        assertThat(timeout).hasToString("Timeout[processor after PT2S]");
        assertThatThrownBy(() -> timeout.reconfigure(settings -> settings.limit(Duration.ZERO)))
                .hasMessage("limit must be more than zero, but was PT0S");
        assertThat(timeout.config().limit()).hasSeconds(2);
    }

    @Test
    void aChangeWithoutAnythingKeepsEverySetting_andTheTimeCanNotBeChanged() {
        timeout.reconfigure(TimeoutBuilder::interruptCaller);
        var before = timeout.config();

        timeout.reconfigure(settings -> {});
        assertThat(timeout.config()).isEqualTo(before);

        assertThatThrownBy(() -> timeout.reconfigure(settings -> settings.time(Time.system())))
                .hasMessage("reconfigure must not change the time of processor, but did");
    }

    @Test
    void nullIsAValidResult() {
        String nothing = timeout.call(() -> null);
        assertThat(nothing).isNull();
    }

    @Test
    void aFailureInTimeIsThrownUnchanged() {
        var failure = new IOException("reset");
        assertThatThrownBy(() -> timeout.call(() -> {
                    throw failure;
                }))
                .isSameAs(failure);

        var error = new StackOverflowError();
        assertThatThrownBy(() -> timeout.call(() -> {
                    throw error;
                }))
                .isSameAs(error);
    }

    @Test
    void atTheLimitTheCallerContinues_andTheWorkerIsInterrupted() {
        assertThatThrownBy(() -> timeout.call(() -> {
                    try {
                        time.sleep(Duration.ofSeconds(30));
                    } catch (InterruptedException interrupted) {
                        happened.add("interrupted at " + time.elapsed().toMillis());
                        throw interrupted;
                    }
                    return "too late";
                }))
                .isInstanceOf(TimeoutExceededException.class)
                .hasMessage("processor: no answer within 1000 ms");

        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(1));
        time.run();
        assertThat(happened).containsExactly("interrupted at 1000");
    }

    @Test
    void aWorkerThatIgnoresInterruptsDoesNotHoldItsCaller() {
        assertThatThrownBy(() -> timeout.call(() -> {
                    long start = time.nanoTime();
                    while (time.nanoTime() - start < Duration.ofSeconds(30).toNanos()) {
                        Thread.interrupted();
                        time.parkNanos(
                                "a call that ignores interrupts",
                                Duration.ofSeconds(1).toNanos());
                    }
                    happened.add("done at " + time.elapsed().toSeconds());
                    return "too late";
                }))
                .isInstanceOf(TimeoutExceededException.class);

        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(1));
        time.run();
        assertThat(happened).containsExactly("done at 30");
    }

    @Test
    void theNextTaskOfTheWorkerIsNotInterrupted() {
        var reusedWorker = new ForwardingTime(time) {
            @Override
            public void execute(Runnable task) {
                super.execute(() -> {
                    task.run();
                    happened.add(Thread.currentThread().isInterrupted() ? "interrupted" : "not interrupted");
                });
            }
        };
        var onReusedWorker = Timeout.builder("processor")
                .limit(Duration.ofSeconds(1))
                .time(reusedWorker)
                .build();

        assertThatThrownBy(() -> onReusedWorker.call(() -> {
                    time.parkNanos("a call that returns when it is interrupted", Long.MAX_VALUE);
                    return "too late";
                }))
                .isInstanceOf(TimeoutExceededException.class);
        time.run();

        assertThat(happened).containsExactly("not interrupted");
    }

    @Test
    void anInterruptOfTheCallerReachesTheWorker_andTheWorkersReactionIsTheOutcome() {
        var test = Thread.currentThread();
        time.schedule(() -> time.interrupt(test), Duration.ofMillis(300));

        assertThatThrownBy(() -> timeout.call(() -> {
                    time.sleep(Duration.ofSeconds(30));
                    return "too late";
                }))
                .isInstanceOf(InterruptedException.class);

        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(300));
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void anInterruptThatTheWorkerIgnores_stillTimesOutAtTheLimit() {
        var test = Thread.currentThread();
        time.schedule(() -> time.interrupt(test), Duration.ofMillis(300));

        assertThatThrownBy(() -> timeout.call(() -> {
                    long start = time.nanoTime();
                    while (time.nanoTime() - start < Duration.ofSeconds(5).toNanos()) {
                        Thread.interrupted();
                        time.parkNanos(
                                "a call that ignores interrupts",
                                Duration.ofSeconds(1).toNanos());
                    }
                    return "too late";
                }))
                .isInstanceOf(TimeoutExceededException.class);

        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(1));
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void async_atTheLimitTheFutureFails_andTheCallIsCancelled() {
        var call = new CompletableFuture<String>();

        var result = timeout.callAsync(() -> call);
        time.advance(Duration.ofMillis(999));
        assertThat(result).isNotDone();
        time.advance(Duration.ofMillis(1));

        assertThat(result)
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(TimeoutExceededException.class);
        assertThat(call).isCancelled();
    }

    @Test
    void async_aResultInTimeCompletesTheFuture() {
        var call = new CompletableFuture<String>();

        var result = timeout.callAsync(() -> call);
        time.schedule(() -> call.complete("answer"), Duration.ofMillis(500));
        time.advance(Duration.ofSeconds(5));

        assertThat(result).isCompletedWithValue("answer");
    }

    @Test
    void async_aCallThatHasEndedLeavesNoTimer() {
        var watched = new WatchedTime(time);
        var call = new CompletableFuture<String>();
        Timeout.builder("processor").time(watched).build().callAsync(() -> call);
        assertThat(watched.timers()).isOne();

        call.complete("answer");

        assertThat(watched.timers()).isZero();
    }

    @Test
    void async_cancellingTheFutureCancelsTheCall() {
        var call = new CompletableFuture<String>();

        timeout.callAsync(() -> call).cancel(true);

        assertThat(call).isCancelled();
    }

    @Test
    void invalidSettingsAreReportedWithTheirRule() {
        assertThatThrownBy(() -> Timeout.builder("x").limit(Duration.ZERO).build())
                .hasMessage("limit must be more than zero, but was PT0S");
    }
}
