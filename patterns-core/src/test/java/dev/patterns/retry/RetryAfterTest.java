package dev.patterns.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.CallRejectedException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Waits that a failure asks for: a Retry-After, and rejections that are waited out. */
class RetryAfterTest {

    private final RetryFixture fixture = new RetryFixture();

    @Test
    void R10_aRetryAfterLongerThanTheBackoffIsWaitedFor() throws Busy {
        var retry = fixture.retry().retryAfter(RetryAfterTest::retryAfter).build();

        retry.call(fixture.failing(1, new Busy(Duration.ofSeconds(20))));
        retry.call(fixture.failing(1, new Busy(Duration.ofMillis(5))));

        assertThat(fixture.attemptedAt).containsExactly(0L, 20_000L, 20_000L, 20_100L);
    }

    @Test
    void R10_aRetryAfterOfMaxRetryAfterIsWaitedFor() throws Busy {
        var retry = fixture.retry()
                .retryAfter(RetryAfterTest::retryAfter)
                .maxRetryAfter(Duration.ofSeconds(30))
                .build();

        retry.call(fixture.failing(1, new Busy(Duration.ofSeconds(30))));

        assertThat(fixture.attemptedAt).containsExactly(0L, 30_000L);
    }

    @Test
    void R10_aRetryAfterBeyondMaxRetryAfter_endsTheCall() {
        var retry = fixture.retry()
                .retryAfter(RetryAfterTest::retryAfter)
                .maxRetryAfter(Duration.ofSeconds(30))
                .build();

        assertThatThrownBy(() -> retry.call(fixture.failing(1, new Busy(Duration.ofSeconds(31)))))
                .isInstanceOf(Busy.class);

        assertThat(fixture.attemptedAt).hasSize(1);
    }

    @Test
    void R10_aRetryAfterBeyondMaxDuration_endsTheCallWithoutWaiting() {
        var retry = fixture.retry()
                .retryAfter(RetryAfterTest::retryAfter)
                .maxDuration(Duration.ofSeconds(10))
                .build();

        assertThatThrownBy(() -> retry.call(fixture.failing(1, new Busy(Duration.ofSeconds(11)))))
                .isInstanceOf(Busy.class);

        assertThat(fixture.time.elapsed()).isZero();
    }

    @Test
    void R11_aRejectionIsNotRetried() {
        var rejection = new CallRejectedException("breaker", "circuit breaker is open", Duration.ofSeconds(2));

        assertThatThrownBy(() -> fixture.retry().build().call(fixture.failing(1, rejection)))
                .isSameAs(rejection);

        assertThat(fixture.attemptedAt).hasSize(1);
    }

    @Test
    void R11_waitOutRejections_waitsExactlyRetryAfter() {
        var rejection = new CallRejectedException("breaker", "circuit breaker is open", Duration.ofMillis(2_345));

        assertThat(fixture.retry().waitOutRejections().build().call(fixture.failing(1, rejection)))
                .isEqualTo("answer");

        assertThat(fixture.attemptedAt).containsExactly(0L, 2_345L);
    }

    @Test
    void R11_waitOutRejections_doesNotRetryARejectionWithoutRetryAfter() {
        var rejection = new CallRejectedException("bulkhead", "full", null);

        assertThatThrownBy(() -> fixture.retry().waitOutRejections().build().call(fixture.failing(1, rejection)))
                .isSameAs(rejection);

        assertThat(fixture.attemptedAt).hasSize(1);
    }

    private static Optional<Duration> retryAfter(Throwable failure) {
        return failure instanceof Busy busy ? Optional.of(busy.retryAfter) : Optional.empty();
    }

    private static final class Busy extends Exception {
        private static final long serialVersionUID = 1;

        private final Duration retryAfter;

        Busy(Duration retryAfter) {
            this.retryAfter = retryAfter;
        }
    }
}
