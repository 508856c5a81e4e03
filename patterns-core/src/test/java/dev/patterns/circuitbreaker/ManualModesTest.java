package dev.patterns.circuitbreaker;

import static dev.patterns.circuitbreaker.CircuitBreakerState.CLOSED;
import static dev.patterns.circuitbreaker.CircuitBreakerState.DISABLED;
import static dev.patterns.circuitbreaker.CircuitBreakerState.FORCED_OPEN;
import static dev.patterns.circuitbreaker.CircuitBreakerState.METRICS_ONLY;
import static dev.patterns.circuitbreaker.Scene.FAILURE;
import static dev.patterns.circuitbreaker.Scene.givenClosed;
import static dev.patterns.circuitbreaker.Scene.givenDueForProbes;
import static dev.patterns.circuitbreaker.Scene.givenOpen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.CallRejectedException;
import dev.patterns.circuitbreaker.CircuitBreakerEvent.StateTransition;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** B13: what an operator sets by hand holds until an operator changes it. */
@ParameterizedClass
@EnumSource(Style.class)
class ManualModesTest {

    private final Style style;

    ManualModesTest(Style style) {
        this.style = style;
    }

    @Test
    void forcedOpen_rejectsHoweverLong() {
        var scene = givenClosed(style, CircuitBreakerBuilder::halfOpenByTimer);
        scene.breaker.forceOpen();

        for (int day = 0; day < 10; day++) {
            scene.time.advance(Duration.ofDays(1));
            var rejected = (CallRejectedException) scene.begins().thrown();
            assertThat(rejected).hasMessage("payments: circuit breaker is forced open");
        }
        assertThat(scene.state()).isEqualTo(FORCED_OPEN);
    }

    @Test
    void disabled_letsEverythingPass_uncounted() {
        var scene = givenOpen(style);
        scene.breaker.disable();

        scene.fails(1_000);

        assertThat(scene.state()).isEqualTo(DISABLED);
        assertThat(scene.begins().wasAdmitted()).isTrue();
        assertThat(scene.breaker.status().failures()).isZero();
    }

    @Test
    void metricsOnly_countsAndNeverOpens() {
        var scene = givenClosed(style, builder -> builder.tripWhen(TripRule.countWindow(100)));
        scene.breaker.metricsOnly();

        scene.fails(30);
        scene.succeeds();

        assertThat(scene.state()).isEqualTo(METRICS_ONLY);
        assertThat(scene.breaker.status().calls()).isEqualTo(31);
        assertThat(scene.breaker.status().failures()).isEqualTo(30);
    }

    @Test
    void reset_closesWithACleanSlate_fromEverywhere() {
        var scene = givenDueForProbes(style, 1);
        scene.begins();
        scene.isHalfOpen();

        scene.breaker.reset();
        scene.isClosed();
        scene.opens();
        scene.breaker.reset();
        scene.isClosed();
        scene.breaker.forceOpen();
        scene.breaker.reset();
        scene.isClosed();

        scene.fails(2);
        scene.breaker.reset();
        scene.fails(2);
        scene.isClosed();
    }

    @Test
    void callsUnderWayCanNotEndAManualMode() {
        var scene = givenClosed(style);
        var late = scene.begin(10);

        scene.breaker.forceOpen();
        late.forEach(call -> call.fails(FAILURE));

        assertThat(scene.state()).isEqualTo(FORCED_OPEN);
    }

    @Test
    void aProbeUnderWayCanNotEndAManualMode() {
        var scene = givenDueForProbes(style, 1);
        var probe = scene.begins();

        scene.breaker.disable();
        probe.succeeds();

        assertThat(scene.state()).isEqualTo(DISABLED);
    }

    @Test
    void eachChangeIsATransition_settingTheSameAgainIsNone() {
        var scene = givenClosed(style);

        scene.breaker.reset();
        scene.breaker.forceOpen();
        scene.breaker.forceOpen();
        scene.breaker.metricsOnly();
        scene.breaker.reset();

        assertThat(scene.transitions)
                .containsExactly(
                        new StateTransition("payments", CLOSED, FORCED_OPEN, null),
                        new StateTransition("payments", FORCED_OPEN, METRICS_ONLY, null),
                        new StateTransition("payments", METRICS_ONLY, CLOSED, null));
    }
}
