package dev.patterns.circuitbreaker;

import static dev.patterns.circuitbreaker.CircuitBreakerState.CLOSED;
import static dev.patterns.circuitbreaker.CircuitBreakerState.METRICS_ONLY;
import static dev.patterns.circuitbreaker.CircuitBreakerState.OPEN;
import static dev.patterns.circuitbreaker.CircuitBreakerState.RECOVERING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** B15: settings are replaced on the live breaker; its state and its listeners stay. */
class ReconfigureTest {

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void B15_theNewTripRuleHolds_andTheListenersStay(CallStyle style) {
        var fixture = BreakerFixture.givenClosed(style);

        fixture.breaker.reconfigure(settings -> settings.tripWhen(TripRule.consecutiveFailures(2)));

        assertThat(fixture.transitions).as("no transition").isEmpty();
        fixture.fails(2);
        fixture.isOpen();
        assertThat(fixture.transitions).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void theCountedCallsStay_ifTheRuleDoes(CallStyle style) {
        var fixture = BreakerFixture.givenClosed(style);
        var underWay = fixture.begins();
        fixture.fails(1);

        fixture.breaker.reconfigure(settings -> settings.openFor(Duration.ofSeconds(5)));

        fixture.fails(1);
        fixture.isClosed();
        underWay.fails(BreakerFixture.FAILURE);
        fixture.isOpen();
        fixture.time.advance(Duration.ofSeconds(5));
        fixture.succeeds();
        fixture.isClosed();
    }

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void withAnotherRuleItCountsFromNothing_andCallsUnderWayDoNotCount(CallStyle style) {
        var fixture = BreakerFixture.givenClosed(style);
        var underWay = fixture.begin(2);
        fixture.fails(2);

        fixture.breaker.reconfigure(settings -> settings.tripWhen(TripRule.consecutiveFailures(2)));

        underWay.forEach(call -> call.fails(BreakerFixture.FAILURE));
        fixture.fails(1);
        fixture.isClosed();
        fixture.fails(1);
        fixture.isOpen();
    }

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void anOpenBreakerStaysOpenForItsTime(CallStyle style) {
        var fixture = BreakerFixture.givenOpen(style);

        fixture.breaker.reconfigure(settings -> settings.openFor(Duration.ofSeconds(1))
                .tripWhen(TripRule.countWindow(10))
                .probes(2));

        fixture.time.advance(Duration.ofSeconds(59));
        fixture.succeeds();
        fixture.isOpen();
        fixture.time.advance(Duration.ofSeconds(1));
        fixture.succeeds();
        fixture.isHalfOpen();
        fixture.succeeds();
        fixture.isClosed();
    }

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void aHalfOpenBreakerMakesTheProbesThatItHas(CallStyle style) {
        var fixture = BreakerFixture.givenDueForProbes(
                style, settings -> settings.probes(2).rampOver(10));
        var probe = fixture.begins();

        fixture.breaker.reconfigure(settings -> settings.reset().probes(1));

        probe.succeeds();
        fixture.isHalfOpen();
        fixture.succeeds();
        fixture.isClosed();
    }

    @Test
    void aRecoveringBreakerBeginsItsRampAgain_ifTheRuleChanges() {
        var fixture = BreakerFixture.givenDueForProbes(CallStyle.SYNC, settings -> settings.rampOver(2));
        fixture.succeeds();
        fixture.succeeds();
        assertThat(fixture.state()).isEqualTo(RECOVERING);

        fixture.breaker.reconfigure(settings -> settings.tripWhen(TripRule.consecutiveFailures(9)));

        fixture.succeeds();
        assertThat(fixture.state()).isEqualTo(RECOVERING);
        for (int i = 0; i < 20; i++) {
            fixture.succeeds();
        }
        fixture.isClosed();
    }

    @Test
    void aStateThatWasSetByHandStays() {
        var fixture = BreakerFixture.givenClosed(CallStyle.SYNC);
        fixture.breaker.metricsOnly();

        fixture.breaker.reconfigure(settings -> settings.tripWhen(TripRule.consecutiveFailures(1)));
        fixture.fails(3);

        assertThat(fixture.state()).isEqualTo(METRICS_ONLY);
        fixture.breaker.forceOpen();
        fixture.breaker.reconfigure(settings -> settings.tripWhen(TripRule.consecutiveFailures(2)));
        assertThat(fixture.state()).isEqualTo(CircuitBreakerState.FORCED_OPEN);
        fixture.breaker.reset();
        assertThat(fixture.state()).isEqualTo(CLOSED);
    }

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void aCallKeepsThePredicatesItBeganWith(CallStyle style) {
        var fixture = BreakerFixture.givenClosed(style, settings -> settings.tripWhen(TripRule.consecutiveFailures(1)));
        var underWay = fixture.begins();

        fixture.breaker.reconfigure(settings -> settings.ignoreOn(failure -> true));

        fixture.fails(3);
        fixture.isClosed();
        underWay.fails(BreakerFixture.FAILURE);
        fixture.isOpen();
    }

    @Test
    void callsAreTimedOnceASettingNeedsIt_andNoLongerAfterwards() {
        var fixture = BreakerFixture.givenClosed(CallStyle.SYNC);
        var slow = TripRule.countWindow(2).slowCallRate(0.5);
        fixture.breaker.reconfigure(
                settings -> settings.slowAfter(Duration.ofSeconds(1)).tripWhen(slow));

        for (int i = 0; i < 2; i++) {
            var call = fixture.begins();
            fixture.time.advance(Duration.ofSeconds(2));
            call.succeeds();
        }

        assertThat(fixture.state()).isEqualTo(OPEN);
        fixture.breaker.reconfigure(settings -> settings.reset());
        assertThat(fixture.breaker.config().slowAfter()).isEmpty();
    }

    @Test
    void anEventListenerStaysToo() {
        var fixture = BreakerFixture.givenClosed(CallStyle.SYNC);
        var events = new ArrayList<CircuitBreakerEvent>();
        fixture.breaker.onEvent(events::add);

        fixture.breaker.reconfigure(settings -> settings.tripWhen(TripRule.consecutiveFailures(1)));
        fixture.fails(1);

        assertThat(events).hasSize(2);
    }

    @Test
    void anInvalidChangeChangesNothing() {
        var breaker = BreakerFixture.givenClosed(CallStyle.SYNC).breaker;
        var before = breaker.config();

        assertThatThrownBy(
                        () -> breaker.reconfigure(settings -> settings.probes(5).openJitter(2)))
                .hasMessage("openJitter must be between 0 and 1, but was 2.0");
        assertThatThrownBy(() -> breaker.reconfigure(settings -> settings.time(new SimulatedTime(1))))
                .hasMessage("reconfigure must not change time or random of payments, but did");

        assertThat(breaker.config()).isSameAs(before);
    }

    @Test
    void aChangeWithoutAnythingKeepsEverySetting() {
        var breaker = BreakerFixture.givenClosed(CallStyle.SYNC).breaker;
        var before = breaker.config();

        breaker.reconfigure(settings -> {});

        assertThat(breaker.config()).isEqualTo(before);
    }
}
