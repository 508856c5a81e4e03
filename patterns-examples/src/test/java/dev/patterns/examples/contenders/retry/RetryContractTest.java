package dev.patterns.examples.contenders.retry;

import static dev.patterns.examples.contenders.retry.RetryContender.DOCUMENTED;
import static dev.patterns.examples.contenders.retry.RetryContender.FAILSAFE;
import static dev.patterns.examples.contenders.retry.RetryContender.HANDWRITTEN;
import static dev.patterns.examples.contenders.retry.RetryContender.RESILIENCE4J;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.failsafe.FailsafeException;
import dev.patterns.CallRejectedException;
import dev.patterns.Time;
import dev.patterns.examples.contenders.TestTime;
import dev.patterns.examples.contenders.retry.RetryContract.FlakyDependency;
import dev.patterns.retry.Retry;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs the contract on every retry. The tests below it show the differences, one each. */
class RetryContractTest {

    @Nested
    class Documented implements RetryContract {
        @Override
        public RetryContender contender() {
            return DOCUMENTED;
        }
    }

    @Nested
    class Handwritten implements RetryContract {
        @Override
        public RetryContender contender() {
            return HANDWRITTEN;
        }
    }

    @Nested
    class Resilience4j implements RetryContract {
        @Override
        public RetryContender contender() {
            return RESILIENCE4J;
        }
    }

    @Nested
    class Failsafe implements RetryContract {
        @Override
        public RetryContender contender() {
            return FAILSAFE;
        }
    }

    @Test
    void resilience4j_makesTheSameAttemptsInRealTime() {
        var settings = RetrySettings.of("quotes").delays(Duration.ofMillis(2), Duration.ofMillis(10));
        var attempts = new AtomicInteger();
        var retry = RESILIENCE4J.open(settings, Time.system(), RandomGenerator.getDefault());
        var last = new IOException("last");
        assertThatThrownBy(() -> retry.call(() -> {
                    throw attempts.incrementAndGet() < 4 ? new IOException("earlier") : last;
                }))
                .isSameAs(last);
        assertThat(attempts).hasValue(4);
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCUMENTED", "HANDWRITTEN", "RESILIENCE4J"})
    void R2_resilience4j_fromTheCapOnAllDelaysAreEqual(RetryContender contender) {
        var dependency = new FlakyDependency(contender, settings -> settings.maxAttempts(100));
        assertThatThrownBy(() -> dependency.policy.call(dependency.failing(999)))
                .isInstanceOf(IOException.class);
        var delays = new HashSet<Duration>();
        for (int i = 10; i < 100; i++) {
            delays.add(dependency.attempts.get(i).minus(dependency.attempts.get(i - 1)));
        }
        if (contender == RESILIENCE4J) {
            assertThat(delays).containsExactly(Duration.ofSeconds(60));
        } else {
            assertThat(delays).hasSize(90).allMatch(delay -> delay.compareTo(Duration.ofSeconds(60)) < 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void R4_documented_anInterruptDoesNotEndTheWait(RetryContender contender) throws Exception {
        var dependency = new FlakyDependency(
                contender,
                settings -> settings.maxAttempts(2)
                        .delays(TestTime.of(contender.runsInSimulatedTime()).seconds(600), Duration.ofSeconds(601)));
        var thrown = new AtomicReference<Throwable>();
        var flag = new AtomicReference<Boolean>();
        var done = new CompletableFuture<String>();
        var caller = dependency.testTime.start(() -> {
            thrown.set(catchThrowable(() -> dependency.policy.call(dependency.failing(99))));
            flag.set(Thread.currentThread().isInterrupted());
            done.complete("done");
        });
        dependency.testTime.advance(20);
        dependency.testTime.time().interrupt(caller);
        dependency.testTime.resultOrFailure(done);

        boolean lost = contender == DOCUMENTED;
        assertThat(dependency.attempts).hasSize(lost ? 2 : 1);
        assertThat(flag.get()).isEqualTo(!lost);
        if (contender == FAILSAFE) {
            // It throws the wrapped InterruptedException; the failure of the call is lost.
            assertThat(thrown.get())
                    .isInstanceOf(FailsafeException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
        } else {
            assertThat(thrown.get()).hasMessage("failure " + dependency.attempts.size());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DOCUMENTED", "HANDWRITTEN", "RESILIENCE4J"})
    void R6_resilience4j_theFutureNeverCompletesIfTheSecondAttemptThrows(RetryContender contender) {
        var dependency = new FlakyDependency(contender);
        var future = dependency.policy.callAsync(() -> {
            if (dependency.recordAttempt() == 2) {
                throw new IllegalStateException("thrown before the future existed");
            }
            return CompletableFuture.<String>failedFuture(new IOException("no answer"));
        });
        dependency.testTime.advance(10_000);
        assertThat(future.isDone()).isEqualTo(contender != RESILIENCE4J);
    }

    @ParameterizedTest
    @EnumSource
    void R7_handwritten_keepsTheEarlierFailures(RetryContender contender) {
        var dependency = new FlakyDependency(contender);
        var last = catchThrowable(() -> dependency.policy.call(dependency.failing(99)));
        assertThat(Retry.history(last)).hasSize(contender == HANDWRITTEN ? 4 : 0);
    }

    @ParameterizedTest
    @EnumSource
    void R11_resilience4jAndFailsafe_retryARejection(RetryContender contender) {
        var dependency = new FlakyDependency(contender, settings -> settings.retryOn(failure -> true));
        assertThatThrownBy(() -> dependency.policy.call(() -> {
                    dependency.recordAttempt();
                    throw new CallRejectedException("breaker", "circuit breaker is open", Duration.ofHours(1));
                }))
                .isInstanceOf(CallRejectedException.class);
        boolean retriesRejections = contender == RESILIENCE4J || contender == FAILSAFE;
        assertThat(dependency.attempts).hasSize(retriesRejections ? 4 : 1);
    }
}
