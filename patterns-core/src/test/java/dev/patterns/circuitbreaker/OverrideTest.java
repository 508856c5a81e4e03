package dev.patterns.circuitbreaker;

import static dev.patterns.circuitbreaker.BreakerFixture.FAILURE;
import static dev.patterns.circuitbreaker.BreakerFixture.givenClosed;
import static dev.patterns.circuitbreaker.BreakerFixture.givenDueForProbes;
import static dev.patterns.circuitbreaker.BreakerFixture.givenOpen;
import static dev.patterns.circuitbreaker.CircuitBreakerState.CLOSED;
import static dev.patterns.circuitbreaker.CircuitBreakerState.DISABLED;
import static dev.patterns.circuitbreaker.CircuitBreakerState.FORCED_OPEN;
import static dev.patterns.circuitbreaker.CircuitBreakerState.METRICS_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.CallRejectedException;
import dev.patterns.circuitbreaker.CircuitBreakerEvent.StateTransition;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** B13: a state that is set by hand stays until it is changed by hand. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class OverrideTest {

    private final CallStyle style;

    OverrideTest(CallStyle style) {
        this.style = style;
    }

    @Test
    void forcedOpen_rejectsForAnyLengthOfTime() {
        var fixture = givenClosed(style, CircuitBreakerBuilder::halfOpenByTimer);
        fixture.breaker.forceOpen();

        for (int day = 0; day < 10; day++) {
            fixture.time.advance(Duration.ofDays(1));
            var rejected = (CallRejectedException) fixture.begins().thrown();
            assertThat(rejected).hasMessage("payments: circuit breaker is forced open");
        }
        assertThat(fixture.state()).isEqualTo(FORCED_OPEN);
    }

    @Test
    void disabled_admitsEveryCall_andCountsNothing() {
        var fixture = givenOpen(style);
        fixture.breaker.disable();

        fixture.fails(1_000);

        assertThat(fixture.state()).isEqualTo(DISABLED);
        assertThat(fixture.begins().wasAdmitted()).isTrue();
        assertThat(fixture.breaker.status().failures()).isZero();
    }

    @Test
    void metricsOnly_countsAndNeverOpens() {
        var fixture = givenClosed(style, builder -> builder.tripWhen(TripRule.countWindow(100)));
        fixture.breaker.metricsOnly();

        fixture.fails(30);
        fixture.succeeds();

        assertThat(fixture.state()).isEqualTo(METRICS_ONLY);
        assertThat(fixture.breaker.status().calls()).isEqualTo(31);
        assertThat(fixture.breaker.status().failures()).isEqualTo(30);
    }

    @Test
    void metricsOnly_aSuccessEndsARunOfFailures_howeverLongItIs() {
        var fixture = givenClosed(style);
        fixture.breaker.metricsOnly();
        fixture.fails(10);
        assertThat(fixture.breaker.status().failures()).isEqualTo(10);

        fixture.succeeds();

        assertThat(fixture.breaker.status().failures()).isZero();
    }

    @Test
    void reset_closesWithNothingCounted_fromEveryState() {
        var fixture = givenDueForProbes(style, 1);
        fixture.begins();
        fixture.isHalfOpen();

        fixture.breaker.reset();
        fixture.isClosed();
        fixture.opens();
        fixture.breaker.reset();
        fixture.isClosed();
        fixture.breaker.forceOpen();
        fixture.breaker.reset();
        fixture.isClosed();

        fixture.fails(2);
        fixture.breaker.reset();
        fixture.fails(2);
        fixture.isClosed();
    }

    @Test
    void callsUnderWayDoNotEndAnOverride() {
        var fixture = givenClosed(style);
        var late = fixture.begin(10);

        fixture.breaker.forceOpen();
        late.forEach(call -> call.fails(FAILURE));

        assertThat(fixture.state()).isEqualTo(FORCED_OPEN);
    }

    @Test
    void aProbeUnderWayDoesNotEndAnOverride() {
        var fixture = givenDueForProbes(style, 1);
        var probe = fixture.begins();

        fixture.breaker.disable();
        probe.succeeds();

        assertThat(fixture.state()).isEqualTo(DISABLED);
    }

    @Test
    void eachChangeIsATransition_settingTheSameStateAgainIsNone() {
        var fixture = givenClosed(style);

        fixture.breaker.reset();
        fixture.breaker.forceOpen();
        fixture.breaker.forceOpen();
        fixture.breaker.metricsOnly();
        fixture.breaker.reset();

        assertThat(fixture.transitions)
                .containsExactly(
                        new StateTransition("payments", CLOSED, FORCED_OPEN, null),
                        new StateTransition("payments", FORCED_OPEN, METRICS_ONLY, null),
                        new StateTransition("payments", METRICS_ONLY, CLOSED, null));
    }
}
