package dev.patterns.timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.patterns.CallRejectedException;
import dev.patterns.Deadline;
import dev.patterns.Policy;
import dev.patterns.simulation.SimulatedTime;
import dev.patterns.timeout.Timeout.Call;
import dev.patterns.timeout.Timeout.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a timeout reports to its listeners. */
class TimeoutListenerTest {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final SimulatedTime time = new SimulatedTime(7);
    private final List<Call> calls = new ArrayList<>();

    @AfterEach
    void closeTime() {
        time.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBlockingCallIsReportedWithItsOutcomeAndDuration(boolean interruptCaller) throws Exception {
        var timeout = observed("processor", LIMIT, interruptCaller);

        call(timeout, Duration.ofMillis(300));
        assertThatThrownBy(() -> timeout.call(() -> {
                    time.sleep(Duration.ofMillis(200));
                    throw new IOException("reset");
                }))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> call(timeout, Duration.ofSeconds(30))).isInstanceOf(TimeoutExceededException.class);

        assertThat(calls)
                .containsExactly(
                        new Call(Outcome.SUCCESS, Duration.ofMillis(300)),
                        new Call(Outcome.FAILURE, Duration.ofMillis(200)),
                        new Call(Outcome.TIMEOUT, LIMIT));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aNestedTimeoutThatEndsTheCallIsAFailureOfTheOuterOne(boolean interruptCaller) {
        var outer = observed("outer", LIMIT, interruptCaller);
        var inner = timeout("inner", Duration.ofMillis(400), interruptCaller);

        assertThatThrownBy(() -> call(Policy.compose(outer, inner), Duration.ofSeconds(30)))
                .isInstanceOf(TimeoutExceededException.class)
                .hasMessageStartingWith("inner");

        assertThat(calls).containsExactly(new Call(Outcome.FAILURE, Duration.ofMillis(400)));
    }

    @Test
    void anErrorAfterTheLimitIsAFailure_becauseItIsThrownUnchanged() {
        var timeout = observed("processor", LIMIT, true);
        var error = new StackOverflowError();

        assertThatThrownBy(() -> timeout.call(() -> {
                    assertThat(catchThrowable(() -> time.sleep(Duration.ofSeconds(30))))
                            .isInstanceOf(InterruptedException.class);
                    throw error;
                }))
                .isSameAs(error);

        assertThat(calls).containsExactly(new Call(Outcome.FAILURE, LIMIT));
    }

    @Test
    void async_theSameOutcomesAreReported() {
        var timeout = observed("processor", LIMIT, false);
        var answered = new CompletableFuture<String>();
        var failed = new CompletableFuture<String>();
        time.schedule(() -> answered.complete("answer"), Duration.ofMillis(300));
        time.schedule(() -> failed.completeExceptionally(new IOException("reset")), Duration.ofMillis(400));

        var results = List.of(
                timeout.callAsync(() -> answered),
                timeout.callAsync(() -> failed),
                timeout.callAsync(CompletableFuture<String>::new));
        time.advance(Duration.ofSeconds(5));

        assertThat(results).allMatch(CompletableFuture::isDone);
        assertThat(calls)
                .containsExactly(
                        new Call(Outcome.SUCCESS, Duration.ofMillis(300)),
                        new Call(Outcome.FAILURE, Duration.ofMillis(400)),
                        new Call(Outcome.TIMEOUT, LIMIT));
    }

    @Test
    void async_aNestedTimeoutThatEndsTheCallIsAFailureOfTheOuterOne() {
        var outer = observed("outer", LIMIT, false);
        var inner = timeout("inner", Duration.ofMillis(400), false);

        var result = outer.callAsync(() -> inner.callAsync(CompletableFuture<String>::new));
        time.advance(Duration.ofSeconds(5));

        assertThat(result).isCompletedExceptionally();
        assertThat(calls).containsExactly(new Call(Outcome.FAILURE, Duration.ofMillis(400)));
    }

    @Test
    void async_aDependentStageDoesNotLengthenTheCall() {
        var timeout = observed("processor", LIMIT, false);
        var dependent = timeout.callAsync(CompletableFuture<String>::new)
                .whenComplete((value, failure) ->
                        time.parkNanos("a slow stage", Duration.ofSeconds(3).toNanos()));

        time.advance(Duration.ofSeconds(10));

        assertThat(dependent).isCompletedExceptionally();
        assertThat(calls).containsExactly(new Call(Outcome.TIMEOUT, LIMIT));
    }

    @Test
    void async_aCallThatItsCallerCancelsIsNotReported() {
        var timeout = observed("processor", LIMIT, false);

        assertThat(timeout.callAsync(CompletableFuture<String>::new).cancel(true))
                .isTrue();
        time.advance(Duration.ofSeconds(5));

        assertThat(calls).isEmpty();
    }

    @Test
    void aCallThatIsRejectedIsNotReported() {
        var timeout = observed("processor", LIMIT, false);

        assertThatThrownBy(() -> Deadline.within(Duration.ofMillis(100), time).call(() -> {
                    time.sleep(Duration.ofMillis(100));
                    return call(timeout, Duration.ofMillis(1));
                }))
                .isInstanceOf(CallRejectedException.class);

        assertThat(calls).isEmpty();
    }

    @Test
    void whatAListenerThrowsChangesNothing_andARemovedListenerReceivesNothing() throws Exception {
        var timeout = timeout("processor", LIMIT, false);
        var broken = timeout.onCall(call -> {
            throw new IllegalStateException("a broken listener");
        });
        var removed = timeout.onCall(calls::add);

        assertThat(call(timeout, Duration.ofMillis(1))).isEqualTo("answer");
        assertThat(calls).hasSize(1);

        removed.cancel();
        broken.cancel();
        assertThat(call(timeout, Duration.ofMillis(1))).isEqualTo("answer");
        assertThat(calls).hasSize(1);
    }

    private Timeout observed(String name, Duration limit, boolean interruptCaller) {
        var timeout = timeout(name, limit, interruptCaller);
        timeout.onCall(calls::add);
        return timeout;
    }

    private Timeout timeout(String name, Duration limit, boolean interruptCaller) {
        var builder = Timeout.builder(name).limit(limit).time(time);
        return (interruptCaller ? builder.interruptCaller() : builder).build();
    }

    private String call(Policy policy, Duration duration) throws InterruptedException {
        return policy.call(() -> {
            time.sleep(duration);
            return "answer";
        });
    }
}
