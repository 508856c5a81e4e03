package dev.patterns.circuitbreaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A value out of its bounds is rejected when the breaker is built. The message has the rule and the value. */
class CircuitBreakerConfigTest {

    @Test
    void theDefaultsAreThoseOfTheFirstDocument() {
        var config = CircuitBreaker.builder("payments").build().config();

        assertThat(config.tripWhen()).isEqualTo(TripRule.consecutiveFailures(5));
        assertThat(config.openFor()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.probes()).isEqualTo(1);
        assertThat(config.probeLease()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.failOn().test(new Error())).isTrue();
        assertThat(config.ignoreOn().test(new Error())).isFalse();
    }

    @Test
    void aConfigPrintsAsOneLine() {
        assertThat(CircuitBreaker.builder("payments")
                        .failOn(IOException.class)
                        .build()
                        .config())
                .asString()
                .startsWith("CircuitBreakerSettings[name=payments, tripWhen=5 consecutive failures, slowAfter=")
                .contains("openFor=PT1M, openForFactor=1.0, openForLongest=PT1M, openJitter=0.0")
                .contains("retryAfter=Optional.empty, retryAfterLongest=Optional.empty")
                .contains("probes=1, probeLease=PT1M, reopenAt=0.0")
                .contains("failOn=IOException, ignoreOn=none, failOnResult=Optional.empty")
                .doesNotContain("\n");
    }

    @Test
    void aNameIsNotBlank() {
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

    @Test
    void windowsSayWhichOfTheirValuesIsOutOfBounds() {
        isRejected(() -> TripRule.countWindow(0), "countWindow must be between 1 and 1048576, but was 0");
        isRejected(
                () -> TripRule.countWindow(10).minimumCalls(11),
                "minimumCalls of a window of 10 must be between 1 and 10, but was 11");
        isRejected(
                () -> TripRule.countWindow(10).failureRate(0),
                "failureRate must be more than 0 and at most 1, but was 0.0");
        isRejected(
                () -> TripRule.countWindow(10).slowCallRate(Double.NaN),
                "slowCallRate must be more than 0 and at most 1, but was NaN");
        isRejected(() -> TripRule.timeWindow(Duration.ZERO), "timeWindow must be more than zero, but was PT0S");
        isRejected(
                () -> TripRule.timeWindow(Duration.ofSeconds(1)).failureRate(1.1),
                "failureRate must be more than 0 and at most 1, but was 1.1");
        isRejected(
                () -> TripRule.timeWindow(Duration.ofSeconds(1)).slowCallRate(0),
                "slowCallRate must be more than 0 and at most 1, but was 0.0");
        isRejected(
                () -> TripRule.timeWindow(Duration.ofSeconds(1)).minimumCalls(0),
                "minimumCalls must be between 1 and 1048576, but was 0");
        isRejected(() -> new TripRule.AnyOf(List.of()), "anyOf must have at least one rule, but had none");
    }

    @Test
    void windowsHaveDefaults() {
        assertThat(TripRule.countWindow(100)).isEqualTo(new TripRule.CountWindow(100, 0.5, 1, 20));
        assertThat(TripRule.countWindow(5)).isEqualTo(new TripRule.CountWindow(5, 0.5, 1, 5));
        assertThat(TripRule.timeWindow(Duration.ofSeconds(10)))
                .isEqualTo(new TripRule.TimeWindow(Duration.ofSeconds(10), 0.5, 1, 20));
        assertThat(TripRule.anyOf(TripRule.totalFailures(3))).isEqualTo(TripRule.totalFailures(3));
    }

    @Test
    void settingsForSlowCallsNeedSlowAfter() {
        rejects(
                builder -> builder.tripWhen(TripRule.countWindow(10).slowCallRate(0.5)),
                "slowCallRate needs slowAfter to say which calls are slow, but only the rule was set:"
                        + " 50.0 % failed or 50.0 % slow, of at least 10 of the last 10 calls");
        rejects(
                builder -> builder.tripWhen(
                        TripRule.consecutiveFailures(3),
                        TripRule.timeWindow(Duration.ofSeconds(60)).slowCallRate(0.5)),
                "slowCallRate needs slowAfter to say which calls are slow, but only the rule was set:"
                        + " 3 consecutive failures or 50.0 % failed or 50.0 % slow, of at least 20 of the last PT1M");
        rejects(
                CircuitBreakerBuilder::countOverdueCalls,
                "countOverdueCalls needs slowAfter to say when a call is overdue, but it was not set");
        rejects(builder -> builder.slowAfter(Duration.ZERO), "slowAfter must be more than zero, but was PT0S");
    }

    @Test
    void openDurationsHaveBounds() {
        var ten = Duration.ofSeconds(10);
        rejects(builder -> builder.openFor(ten, 0.5, ten), "openFor's factor must be 1 or more, but was 0.5");
        rejects(builder -> builder.openFor(ten, Double.NaN, ten), "openFor's factor must be 1 or more, but was NaN");
        rejects(
                builder -> builder.openFor(ten, 2, Duration.ofSeconds(9)),
                "openFor's longest must be at least PT10S, but was PT9S");
        rejects(builder -> builder.openJitter(1.1), "openJitter must be between 0 and 1, but was 1.1");
        rejects(
                builder -> builder.retryAfter(failure -> Optional.empty(), Duration.ZERO),
                "retryAfter's longest must be more than zero, but was PT0S");
    }

    @Test
    void recoverySettingsHaveBounds() {
        rejects(builder -> builder.reopenAt(1.5), "reopenAt must be between 0 and 1, but was 1.5");
        rejects(builder -> builder.rampOver(0), "rampOver must be between 1 and 1048576, but was 0");
        rejects(
                builder -> builder.halfOpenAtMost(Duration.ZERO),
                "halfOpenAtMost must be more than zero, but was PT0S");
    }

    private static void isRejected(ThrowingCallable setting, String message) {
        assertThatIllegalArgumentException().isThrownBy(setting).withMessage(message);
    }

    private static void rejects(Consumer<CircuitBreakerBuilder> setting, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    var builder = CircuitBreaker.builder("payments");
                    setting.accept(builder);
                    builder.build();
                })
                .withMessage(message);
    }
}
