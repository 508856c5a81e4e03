package dev.patterns.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import dev.patterns.Time;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which failures a retry repeats, when, and what its caller and its listeners see. */
class RetryTest {

    private final RetryFixture fixture = new RetryFixture();

    @AfterEach
    void clearInterruptFlag() {
        Thread.interrupted();
    }

    @Test
    void aSuccessfulCallIsMadeOnce() {
        assertThat(fixture.retry().build().call(fixture.failing(0))).isEqualTo("answer");

        assertThat(fixture.attemptedAt).containsExactly(0L);
    }

    @Test
    void aSuccessfulCallReadsNoClock() {
        var noTime = (Time) Proxy.newProxyInstance(
                Time.class.getClassLoader(), new Class<?>[] {Time.class}, (proxy, method, arguments) -> {
                    throw new AssertionError(method + " was called");
                });
        var retry = Retry.builder("quotes")
                .budget(RetryBudget.ratio(0.1, 10))
                .time(noTime)
                .build();

        assertThat(retry.call(fixture.failing(0))).isEqualTo("answer");
    }

    @Test
    void aFailedCallIsRetriedAfterTheBackoff() throws IOException {
        assertThat(fixture.retry().maxAttempts(4).build().call(fixture.failing(3, new IOException("reset"))))
                .isEqualTo("answer");

        assertThat(fixture.attemptedAt).containsExactly(0L, 100L, 300L, 700L);
    }

    @Test
    void theLastFailureIsThrownUnchanged() {
        var failure = new IOException("reset");

        assertThatThrownBy(() -> fixture.retry().maxAttempts(2).build().call(fixture.failing(9, failure)))
                .isSameAs(failure);

        assertThat(fixture.attemptedAt).hasSize(2);
    }

    @Test
    void R7_theHistoryIsReachableFromTheLastFailure() {
        var count = new int[1];

        var last = catchThrowable(() -> fixture.retry().build().call(() -> {
            throw new IOException("failure " + ++count[0]);
        }));

        assertThat(Retry.history(last))
                .extracting(
                        Attempt::number,
                        attempt -> attempt.failedAt().toMillis(),
                        attempt -> attempt.failure().getMessage(),
                        Attempt::nextDelay)
                .containsExactly(
                        tuple(1, 0L, "failure 1", Optional.of(Duration.ofMillis(100))),
                        tuple(2, 100L, "failure 2", Optional.of(Duration.ofMillis(200))),
                        tuple(3, 300L, "failure 3", Optional.empty()));
        assertThat(last.getSuppressed()[0])
                .hasMessageContaining("quotes gave up after 3 attempts")
                .hasMessageContaining(
                        "#2 at 100 ms (took 0 ms): java.io.IOException: failure 2, next attempt in 200 ms");
    }

    @Test
    void aFailureThatWasNotRetriedHasNoHistory() {
        var failure = catchThrowable(() -> fixture.retry()
                .retryOn(IOException.class)
                .build()
                .call(fixture.failing(9, new IllegalStateException())));

        assertThat(Retry.history(failure)).isEmpty();
        assertThat(failure.getSuppressed()).isEmpty();
    }

    @Test
    void onlyTheConfiguredTypesAreRetried() {
        var retry = fixture.retry()
                .retryOn(IOException.class)
                .abortOn(FileNotFoundException.class)
                .build();

        assertThatThrownBy(() -> retry.call(fixture.failing(9, new IOException())))
                .isInstanceOf(Exception.class);
        assertThat(fixture.attemptedAt).hasSize(3);

        fixture.attemptedAt.clear();
        assertThatThrownBy(() -> retry.call(fixture.failing(9, new FileNotFoundException())))
                .isInstanceOf(Exception.class);
        assertThat(fixture.attemptedAt).hasSize(1);

        fixture.attemptedAt.clear();
        assertThatThrownBy(() -> retry.call(fixture.failing(9, new IllegalStateException())))
                .isInstanceOf(Exception.class);
        assertThat(fixture.attemptedAt).hasSize(1);
    }

    @Test
    void errorsCancellationsAndInterruptsAreNeverRetried() {
        var retry = fixture.retry().build();

        for (var failure : List.of(new CancellationException(), new InterruptedException())) {
            fixture.attemptedAt.clear();
            assertThatThrownBy(() -> retry.call(fixture.failing(9, failure))).isSameAs(failure);
            assertThat(fixture.attemptedAt).hasSize(1);
        }
        var error = new StackOverflowError();
        assertThatThrownBy(() -> retry.call(() -> {
                    throw error;
                }))
                .isSameAs(error);
    }

    @Test
    void R4_anInterruptDuringTheWait_endsTheCallAtOnce_withTheFlagSet() {
        var failure = new IOException("reset");
        var test = Thread.currentThread();
        fixture.time.schedule(() -> fixture.time.interrupt(test), Duration.ofMillis(150));

        assertThatThrownBy(() -> fixture.retry().maxAttempts(10).build().call(fixture.failing(9, failure)))
                .isSameAs(failure);

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(fixture.time.elapsed()).isEqualTo(Duration.ofMillis(150));
        assertThat(fixture.attemptedAt).containsExactly(0L, 100L);
    }

    @Test
    void R4_aFlagLeftSetByTheActionPreventsFurtherAttempts() {
        var failure = new IOException("closed by interrupt");

        assertThatThrownBy(() -> fixture.retry().build().call(() -> {
                    fixture.attemptedAt.add(0L);
                    Thread.currentThread().interrupt();
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(fixture.attemptedAt).hasSize(1);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void R5_aListenerThatThrowsChangesNothing() throws IOException {
        var received = new ArrayList<Integer>();
        var retry = fixture.retry().build();
        retry.onRetry(attempt -> {
            received.add(attempt.number());
            throw new IllegalStateException("expected in the log of this test");
        });

        assertThat(retry.call(fixture.failing(2, new IOException()))).isEqualTo("answer");

        assertThat(received).containsExactly(1, 2);
        assertThat(fixture.attemptedAt).hasSize(3);
    }

    @Test
    void listenersReceiveEachAttemptThatIsRetried_untilTheyAreRemoved() throws IOException {
        var first = new ArrayList<Attempt>();
        var second = new ArrayList<Attempt>();
        var retry = fixture.retry().build();
        retry.onRetry(second::add);
        var registration = retry.onRetry(first::add);

        retry.call(fixture.failing(1, new IOException()));
        registration.cancel();
        registration.cancel();
        assertThatThrownBy(() -> retry.call(fixture.failing(9, new IOException())))
                .isInstanceOf(IOException.class);

        assertThat(first).extracting(Attempt::number).containsExactly(1);
        assertThat(second).extracting(Attempt::number).containsExactly(1, 1, 2);
        assertThat(second).allMatch(attempt -> attempt.nextDelay().isPresent());
    }

    @Test
    void cancellingOneRegistrationKeepsTheOtherOfTheSameListener() {
        var received = new ArrayList<Attempt>();
        Consumer<Attempt> listener = received::add;
        var retry = fixture.retry().build();
        var registration = retry.onRetry(listener);
        retry.onRetry(listener);

        registration.cancel();
        registration.cancel();
        retry.call(fixture.failing(1));

        assertThat(received).hasSize(1);
    }

    @Test
    void theConfigNamesEachSettingAsTheBuilderDoes_andPrintsOnOneLine() {
        var retry = Retry.builder("quotes")
                .maxAttempts(4)
                .retryOn(IOException.class)
                .abortOn(FileNotFoundException.class)
                .maxRetryAfter(Duration.ofSeconds(30))
                .maxDuration(Duration.ofSeconds(10))
                .waitOutRejections()
                .build();

        var config = retry.config();
        assertThat(config.maxAttempts()).isEqualTo(4);
        assertThat(config.maxRetryAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.maxDuration()).contains(Duration.ofSeconds(10));
        assertThat(config.waitOutRejections()).isTrue();
        assertThat(config.budget()).isEmpty();
        assertThat(config.toString())
                .contains("name=quotes", "retryOn=IOException", "abortOn=FileNotFoundException")
                .doesNotContain("\n");
        assertThat(retry).hasToString("Retry[quotes]");
    }

    @Test
    void anAttemptThatWouldStartAfterMaxDurationIsNotMade() {
        var retry = fixture.retry()
                .maxAttempts(10)
                .maxDuration(Duration.ofMillis(650))
                .build();

        assertThatThrownBy(() -> retry.call(fixture.failing(9, new IOException())))
                .isInstanceOf(Exception.class);

        assertThat(fixture.attemptedAt).as("the next would be due at 700 ms").containsExactly(0L, 100L, 300L);
    }

    @Test
    void aThrowingPredicateEndsTheCall_withTheFailureOfTheCall() {
        var failure = new IOException("reset");
        var fromPredicate = new IllegalStateException("thrown by the predicate");
        var retry = fixture.retry()
                .retryOn(f -> {
                    throw fromPredicate;
                })
                .build();

        assertThatThrownBy(() -> retry.call(fixture.failing(1, failure))).isSameAs(failure);

        assertThat(failure).hasSuppressedException(fromPredicate);
    }

    @Test
    void invalidSettingsAreReportedWithTheirRule() {
        assertThatThrownBy(() -> Retry.builder(" ").build()).hasMessage("name must not be blank, but was \" \"");
        assertThatThrownBy(() -> fixture.retry().maxAttempts(0).build())
                .hasMessage("maxAttempts must be between 1 and 1000000, but was 0");
        assertThatThrownBy(() -> fixture.retry().maxDuration(Duration.ZERO).build())
                .hasMessage("maxDuration must be more than zero, but was PT0S");
        assertThatThrownBy(() ->
                        fixture.retry().maxRetryAfter(Duration.ofSeconds(-1)).build())
                .hasMessage("maxRetryAfter must not be negative, but was PT-1S");
    }
}
