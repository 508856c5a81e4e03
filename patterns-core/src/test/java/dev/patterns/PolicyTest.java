package dev.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.CircuitBreakerState;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.internal.Futures;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.simulation.SimulatedTime;
import dev.patterns.timeout.Timeout;
import dev.patterns.timeout.TimeoutExceededException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final List<String> happened = new ArrayList<>();
    private final Retry retry = Retry.builder("retry")
            .maxAttempts(3)
            .backoff(Backoff.fixed(Duration.ofMillis(100)))
            .time(time)
            .build();
    private final CircuitBreaker breaker = CircuitBreaker.builder("breaker")
            .tripWhen(TripRule.consecutiveFailures(2))
            .time(time)
            .build();

    @Test
    void theFirstPolicyIsOutermost() {
        var policy = Policy.compose(new Tracing("a"), new Tracing("b"), new Tracing("c"));

        policy.call(() -> happened.add("call"));

        assertThat(happened).containsExactly("a", "b", "c", "call", "/c", "/b", "/a");
    }

    @Test
    void async_theFirstPolicyIsOutermost() {
        var policy = Policy.compose(new Tracing("a"), new Tracing("b"));

        assertThat(policy.callAsync(() -> CompletableFuture.completedFuture("answer")))
                .isCompletedWithValue("answer");

        assertThat(happened).containsExactly("a", "b", "/b", "/a");
    }

    @Test
    void composingNoPoliciesPassesCallsThrough() {
        assertThat(Policy.compose().call(() -> "answer")).isEqualTo("answer");
        assertThat(Policy.compose().callAsync(() -> {
                    throw new IllegalStateException();
                }))
                .isCompletedExceptionally();
    }

    @Test
    void composingOnePolicyReturnsItUnchanged() {
        assertThat(Policy.compose(retry)).isSameAs(retry);
    }

    @Test
    void checkedExceptionsKeepTheirType() {
        try {
            Policy.compose(breaker, retry).call(() -> {
                throw new IOException("reset");
            });
            throw new AssertionError("nothing was thrown");
        } catch (IOException declared) { // would not compile if X were not inferred
            assertThat(declared).hasMessage("reset");
        }
    }

    @Test
    void retryOutsideBreaker_everyAttemptCounts_andAttemptsAfterOpeningAreRejected() {
        var calls = countingFailures();

        assertThatThrownBy(() -> Policy.compose(retry, breaker).call(calls::fail))
                .isInstanceOf(CallRejectedException.class);

        assertThat(calls.count).as("the breaker opened after the second").isEqualTo(2);
        assertThat(breaker.state()).isEqualTo(CircuitBreakerState.OPEN);
    }

    @Test
    void breakerOutsideRetry_allAttemptsCountAsOneCall() {
        var calls = countingFailures();

        assertThatThrownBy(() -> Policy.compose(breaker, retry).call(calls::fail))
                .isInstanceOf(IOException.class);

        assertThat(calls.count).isEqualTo(3);
        assertThat(breaker.state()).as("it has seen one failure").isEqualTo(CircuitBreakerState.CLOSED);
    }

    @Test
    void timeoutInsideRetry_limitsEachAttempt() {
        var timeout = Timeout.builder("timeout")
                .limit(Duration.ofMillis(500))
                .time(time)
                .build();

        assertThatThrownBy(() -> Policy.compose(retry, timeout).call(() -> {
                    time.sleep(Duration.ofSeconds(30));
                    return "too late";
                }))
                .isInstanceOf(TimeoutExceededException.class);

        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(3 * 500 + 2 * 100));
    }

    @Test
    void timeoutOutsideRetry_limitsAllAttemptsTogether() {
        var timeout = Timeout.builder("timeout")
                .limit(Duration.ofMillis(150))
                .time(time)
                .build();
        var calls = countingFailures();

        assertThatThrownBy(() -> Policy.compose(timeout, retry).call(calls::fail))
                .isInstanceOf(TimeoutExceededException.class);

        time.run();
        assertThat(calls.count).as("the interrupt ends the retry's wait").isEqualTo(2);
    }

    private static CountingFailures countingFailures() {
        return new CountingFailures();
    }

    private static final class CountingFailures {
        private int count;

        String fail() throws IOException {
            throw new IOException("failure " + ++count);
        }
    }

    private final class Tracing implements Policy {
        private final String name;

        Tracing(String name) {
            this.name = name;
        }

        @Override
        public <T extends @Nullable Object, X extends Exception> T call(CheckedSupplier<? extends T, X> action)
                throws X {
            happened.add(name);
            T value = action.get();
            happened.add("/" + name);
            return value;
        }

        @Override
        public <T extends @Nullable Object> CompletableFuture<T> callAsync(
                Supplier<? extends CompletionStage<T>> action) {
            happened.add(name);
            return Futures.start(action).whenComplete((value, failure) -> happened.add("/" + name));
        }
    }
}
