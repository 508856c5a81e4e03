package dev.patterns.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.BadResult;
import dev.patterns.CapturedLog;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryOnResultTest {

    private final RetryFixture fixture = new RetryFixture();

    private RetryBuilder retry() {
        return fixture.retry().retryOnResult("not yet"::equals);
    }

    @Test
    void aBadResultIsRetriedAfterTheBackoff() throws Exception {
        assertThat(fixture.call(retry().build(), "not yet", "not yet", "ready")).isEqualTo("ready");

        assertThat(fixture.attemptedAt).containsExactly(0L, 100L, 300L);
    }

    @Test
    void theLastBadResultIsReturned() throws Exception {
        assertThat(fixture.call(retry().build(), "not yet", "not yet", "not yet"))
                .isEqualTo("not yet");

        assertThat(fixture.attemptedAt).hasSize(3);
    }

    @Test
    void withoutTheSettingEveryResultIsASuccess() throws Exception {
        assertThat(fixture.call(fixture.retry().build(), "not yet")).isEqualTo("not yet");
    }

    @Test
    void bothFailuresAndBadResultsCountAsAttempts() {
        var last = new IOException("reset");

        assertThatThrownBy(() -> fixture.call(retry().build(), new IOException(), "not yet", last))
                .isSameAs(last);

        assertThat(Retry.history(last)).hasSize(3);
        assertThat(Retry.history(last).get(1).failure()).isInstanceOf(BadResult.class);
        assertThat(Retry.history(last).get(1).toString()).contains("the result was not yet");
    }

    @Test
    void theResultMaySayWhenToRetry() throws Exception {
        var retry = retry().retryAfter(failure -> failure instanceof BadResult bad && "not yet".equals(bad.result())
                        ? Optional.of(Duration.ofSeconds(20))
                        : Optional.empty())
                .build();

        fixture.call(retry, "not yet", "ready");

        assertThat(fixture.attemptedAt).containsExactly(0L, 20_000L);
    }

    @Test
    void aPredicateThatThrowsEndsTheCallWithTheResult() throws Exception {
        var retry = retry().retryOnResult(result -> {
                    throw new IllegalStateException("defect");
                })
                .build();

        try (var log = new CapturedLog(Retry.class)) {
            assertThat(fixture.call(retry, "not yet")).isEqualTo("not yet");
            assertThat(log.errors()).containsExactly("retryOnResult of retry quotes failed: the result is returned");
        }
    }

    @Test
    void anInterruptDuringTheWaitReturnsTheBadResult_withTheFlagSet() throws Exception {
        var test = Thread.currentThread();
        fixture.time.schedule(() -> fixture.time.interrupt(test), Duration.ofMillis(50));

        assertThat(fixture.call(retry().build(), "not yet", "ready")).isEqualTo("not yet");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(fixture.time.elapsed()).hasMillis(50);
    }

    @Test
    void asynchronousCallsDoTheSame() {
        var recovers = fixture.callAsync(retry().build(), "not yet", new IOException(), "ready");
        var staysBad = fixture.callAsync(retry().maxAttempts(2).build(), "not yet", "not yet");

        fixture.time.advance(Duration.ofSeconds(1));

        assertThat(recovers).isCompletedWithValue("ready");
        assertThat(staysBad).isCompletedWithValue("not yet");
    }

    @Test
    void aBudgetPaysForARetriedResultToo() throws Exception {
        var retry = retry().budget(RetryBudget.ratio(0.1, 1)).build();

        fixture.call(retry, "not yet", "ready");

        assertThat(fixture.call(retry, "not yet", "ready"))
                .as("no token is left")
                .isEqualTo("not yet");
    }
}
