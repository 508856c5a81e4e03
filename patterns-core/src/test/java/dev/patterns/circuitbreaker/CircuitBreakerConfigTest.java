package dev.patterns.circuitbreaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Bad values are told at once, with the rule and the value. */
class CircuitBreakerConfigTest {

    @Test
    void theDefaultsAreTheFirstDocuments() {
        var config = CircuitBreaker.builder("payments").build().config();

        assertThat(config.tripWhen()).isEqualTo(TripRule.consecutiveFailures(5));
        assertThat(config.openFor()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.probes()).isEqualTo(1);
        assertThat(config.probeLease()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.records().test(new Error())).isTrue();
        assertThat(config.ignores().test(new Error())).isFalse();
    }

    @Test
    void aConfigPrintsAsOneLine() {
        assertThat(CircuitBreaker.builder("payments")
                        .recordOnly(IOException.class)
                        .build()
                        .config())
                .asString()
                .startsWith(
                        "CircuitBreakerConfig[name=payments, tripWhen=5 consecutive failures, openFor=PT1M, probes=1")
                .contains("records=IOException, ignores=none")
                .doesNotContain("\n");
    }

    @Test
    void aNameSaysSomething() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CircuitBreaker.builder("  ").build())
                .withMessage("name must not be blank, but was \"  \"");
    }

    @Test
    void thresholdsAreBetween1And2To20() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TripRule.consecutiveFailures(0))
                .withMessage("consecutiveFailures must be between 1 and 1048576, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TripRule.totalFailures((1 << 20) + 1))
                .withMessage("totalFailures must be between 1 and 1048576, but was 1048577");
        assertThat(TripRule.consecutiveFailures(1 << 20)).hasToString("1048576 consecutive failures");
        assertThat(TripRule.totalFailures(1)).hasToString("1 failures in total");
    }

    @Test
    void durationsAreMoreThanZero() {
        rejects(builder -> builder.openFor(Duration.ZERO), "openFor must be more than zero, but was PT0S");
        rejects(builder -> builder.openFor(Duration.ofMillis(-1)), "openFor must be more than zero, but was PT-0.001S");
        rejects(builder -> builder.probeLease(Duration.ZERO), "probeLease must be more than zero, but was PT0S");
        rejects(
                builder -> builder.probeLease(Duration.ofDays(1_000_000)),
                "probeLease must be at most PT2562047H47M16.854775807S, but was PT24000000H");
    }

    @Test
    void probesAreBetween1And1000() {
        rejects(builder -> builder.probes(0), "probes must be between 1 and 1000, but was 0");
        rejects(builder -> builder.probes(1_001), "probes must be between 1 and 1000, but was 1001");
    }

    private static void rejects(Consumer<CircuitBreakerBuilder> setting, String message) {
        var builder = CircuitBreaker.builder("payments");
        setting.accept(builder);
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage(message);
    }
}
