package dev.patterns.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryReconfigureTest {

    private final RetryFixture fixture = new RetryFixture();
    private final Retry retry = fixture.retry()
            .retryOn(IOException.class)
            .maxDuration(Duration.ofMinutes(1))
            .waitOutRejections()
            .build();

    @Test
    void B15_theChangedSettingHolds_theOthersAndTheListenersStay() throws Exception {
        var received = new ArrayList<Attempt>();
        retry.onRetry(received::add);

        retry.reconfigure(settings -> settings.maxAttempts(2));

        assertThat(retry.config().maxAttempts()).isEqualTo(2);
        assertThat(retry.config().maxDuration()).contains(Duration.ofMinutes(1));
        assertThat(retry.config().waitOutRejections()).isTrue();
        assertThatThrownBy(() -> fixture.call(retry, new IOException(), new IOException(), "answer"))
                .isInstanceOf(IOException.class);
        assertThat(received).hasSize(1);
    }

    @Test
    void aChangeWithoutAnythingKeepsEverySetting() {
        var before = retry.config();

        retry.reconfigure(settings -> {});

        assertThat(retry.config()).isEqualTo(before);
    }

    @Test
    void resetTakesSettingsAway() {
        retry.reconfigure(settings -> settings.reset().maxAttempts(5));

        assertThat(retry.config().maxAttempts()).isEqualTo(5);
        assertThat(retry.config().maxDuration()).isEmpty();
        assertThat(retry.config().waitOutRejections()).isFalse();
        assertThat(retry.config().retryOn())
                .isEqualTo(Retry.builder("other").build().config().retryOn());
    }

    @Test
    void anInvalidChangeChangesNothing() {
        var before = retry.config();

        assertThatThrownBy(() -> retry.reconfigure(
                        settings -> settings.maxDuration(Duration.ofSeconds(1)).maxAttempts(0)))
                .hasMessage("maxAttempts must be between 1 and 1000000, but was 0");
        assertThatThrownBy(() -> retry.reconfigure(settings -> settings.time(new SimulatedTime(1))))
                .hasMessage("reconfigure must not change time or random of quotes, but did");

        assertThat(retry.config()).isSameAs(before);
    }

    @Test
    void aCallThatHasBegunKeepsItsSettings() throws Exception {
        var asynchronous = fixture.callAsync(retry, new IOException(), new IOException(), "answer");

        var answer = retry.call(() -> {
            fixture.attemptedAt.add(fixture.time.elapsed().toMillis());
            retry.reconfigure(settings -> settings.maxAttempts(1));
            if (fixture.attemptedAt.size() < 3) {
                throw new IOException();
            }
            return "answer";
        });

        assertThat(answer).isEqualTo("answer");
        fixture.time.advance(Duration.ofSeconds(1));
        assertThat(asynchronous).isCompletedWithValue("answer");
    }

    @Test
    void retryOnResultCanBeAddedLater() throws Exception {
        retry.reconfigure(settings -> settings.retryOnResult(Optional.empty()::equals));

        assertThat(fixture.call(retry, Optional.empty(), Optional.of(1))).isEqualTo(Optional.of(1));
    }
}
