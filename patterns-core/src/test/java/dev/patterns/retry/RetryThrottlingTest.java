package dev.patterns.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.patterns.BadResult;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryThrottlingTest {

    private final RetryFixture fixture = new RetryFixture();
    private final RetryBuilder retry = fixture.retry()
            .maxAttempts(4)
            .throttledOn(
                    TooManyRequests.class::isInstance, Backoff.linear(Duration.ofSeconds(1), Duration.ofMinutes(1)));

    @Test
    void throttledFailuresHaveTheirOwnBackoff() throws Exception {
        fixture.call(retry.build(), new TooManyRequests(), new IOException(), new TooManyRequests(), "answer");

        assertThat(fixture.attemptedAt).containsExactly(0L, 1_000L, 1_200L, 4_200L);
    }

    @Test
    void theyAreRetriedOnlyIfRetryOnMatchesThem() {
        assertThatThrownBy(
                        () -> fixture.call(retry.abortOn(TooManyRequests.class).build(), new TooManyRequests()))
                .isInstanceOf(TooManyRequests.class);
    }

    @Test
    void aRetriedResultMayBeThrottled() throws Exception {
        retry.retryOnResult("429"::equals)
                .throttledOn(BadResult.class::isInstance, Backoff.fixed(Duration.ofSeconds(5)));

        fixture.call(retry.build(), "429", "200");

        assertThat(fixture.attemptedAt).containsExactly(0L, 5_000L);
    }

    @Test
    void theConfigHasBothParts() {
        assertThat(retry.build().config().throttledOnBackoff().orElseThrow())
                .hasToString("Linear[base=PT1S, cap=PT1M]");
        assertThat(retry.build().config().throttledOn()).isPresent();
    }

    @Test
    void aBackoffThatReturnsNonsenseEndsTheCall_withTheFailureOfTheCall() {
        for (var nonsense : new Duration[] {Duration.ofSeconds(-1), Duration.ofSeconds(Long.MAX_VALUE)}) {
            var failure = new IOException("reset");

            assertThat(catchThrowable(() -> fixture.call(
                            retry.backoff((attempt, previous, random) -> nonsense)
                                    .build(),
                            failure)))
                    .isSameAs(failure);
            assertThat(failure.getSuppressed()[0]).hasMessageStartingWith("the delay of a backoff must");
        }
    }

    private static final class TooManyRequests extends Exception {
        private static final long serialVersionUID = 1;
    }
}
