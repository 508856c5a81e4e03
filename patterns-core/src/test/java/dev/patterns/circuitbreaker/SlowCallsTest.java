package dev.patterns.circuitbreaker;

import static dev.patterns.circuitbreaker.BreakerFixture.FAILURE;
import static dev.patterns.circuitbreaker.BreakerFixture.OPEN_FOR;
import static dev.patterns.circuitbreaker.BreakerFixture.givenClosed;
import static dev.patterns.circuitbreaker.BreakerFixture.givenDueForProbes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.WatchedTime;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that take too long, and calls that never return. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class SlowCallsTest {

    private static final Duration SLOW = Duration.ofSeconds(2);

    private final CallStyle style;

    SlowCallsTest(CallStyle style) {
        this.style = style;
    }

    @Test
    void aCallThatTakesSlowAfterOrLongerIsSlow_successOrFailure() {
        var fixture = givenSlowCallsCount(0.5, 20);
        var outcomes = outcomesOf(fixture);

        callThatTakes(fixture, SLOW.minusNanos(1)).succeeds();
        callThatTakes(fixture, SLOW).succeeds();
        callThatTakes(fixture, SLOW.minusNanos(1)).fails(FAILURE);
        callThatTakes(fixture, SLOW).fails(FAILURE);
        callThatTakes(fixture, SLOW).fails(new InterruptedException());

        assertThat(outcomes)
                .containsExactly(
                        CallOutcome.SUCCESS,
                        CallOutcome.SLOW_SUCCESS,
                        CallOutcome.FAILURE,
                        CallOutcome.SLOW_FAILURE,
                        CallOutcome.IGNORED);
        var status = fixture.breaker.status();
        assertThat(status.calls()).isEqualTo(4);
        assertThat(status.failureRate()).hasValue(0.5);
        assertThat(status.slowCallRate()).hasValue(0.5);
    }

    @Test
    void slowSuccessesOpenTheBreaker() {
        var fixture = givenSlowCallsCount(0.5, 4);

        callThatTakes(fixture, SLOW).succeeds();
        fixture.succeeds();
        fixture.succeeds();
        fixture.isClosed();
        callThatTakes(fixture, SLOW).succeeds();

        fixture.isOpen();
        assertThat(fixture.transitions.get(0).cause()).isEmpty();
    }

    @Test
    void aSlowProbeCountsAsAFailedOne() {
        var fixture = givenDueForProbes(style, builder -> builder.slowAfter(SLOW));

        callThatTakes(fixture, SLOW).succeeds();

        fixture.isOpen();
    }

    @Test
    void B9_byDefaultCallsThatHangAreNotCountedUntilTheyReturn() {
        var fixture = givenSlowCallsCount(0.5, 20);

        fixture.begin(500);
        fixture.time.advance(SLOW.multipliedBy(100));

        fixture.isClosed();
        assertThat(fixture.breaker.status().calls()).isZero();
    }

    @Test
    void B9_overdueCallsCountAsSlowWhileTheyAreStillUnderWay() {
        var fixture = givenOverdueCallsCount();

        var hanging = fixture.begin(500);
        fixture.time.advance(SLOW.minusNanos(1));
        fixture.isClosed();
        assertThat(fixture.breaker.status().calls()).isZero();
        fixture.time.advance(Duration.ofNanos(1));

        assertThat(hanging).allMatch(CallStyle.InFlight::wasAdmitted);
        fixture.isOpen();
        assertThat(fixture.transitions).hasSize(1);
    }

    @Test
    void B9_anOverdueCallCountsOnceInTheWindow_forEveryWayItCanEnd() {
        var fixture = givenOverdueCallsCount();
        var overdue = fixture.begin(4);
        fixture.time.advance(SLOW);

        overdue.get(0).succeeds();
        overdue.get(1).fails(FAILURE);
        overdue.get(2).fails(new InterruptedException());

        var status = fixture.breaker.status();
        assertThat(List.of(status.calls(), status.slowCalls(), status.failures()))
                .containsExactly(4L, 4L, 0L);
    }

    @Test
    void B9_rulesWithoutAWindowCountTheEndOfAnOverdueCall() {
        var fixture = givenClosed(
                style,
                builder -> builder.slowAfter(SLOW)
                        .countOverdueCalls()
                        .tripWhen(TripRule.countWindow(100).slowCallRate(0.5), TripRule.consecutiveFailures(3)));
        var overdue = fixture.begin(3);
        fixture.time.advance(SLOW.multipliedBy(2));
        fixture.isClosed();

        overdue.forEach(call -> call.fails(FAILURE));

        fixture.isOpen();
    }

    @Test
    void B9_withSeveralRules_overdueCallsOpenTheBreaker_ifOneOfThemCountsSlowCalls() {
        var fixture = givenClosed(
                style,
                builder -> builder.slowAfter(SLOW)
                        .countOverdueCalls()
                        .tripWhen(TripRule.consecutiveFailures(3), TripRule.countWindow(20)));

        fixture.begin(20);
        fixture.time.advance(SLOW);

        fixture.isOpen();
    }

    @Test
    void B9_anOverdueCallThatSucceedsIsNoFailure() {
        for (var rule : List.of(
                TripRule.consecutiveFailures(1),
                TripRule.anyOf(TripRule.countWindow(100), TripRule.consecutiveFailures(1)))) {
            var fixture = givenClosed(
                    style,
                    builder -> builder.slowAfter(SLOW).countOverdueCalls().tripWhen(rule));

            callThatTakes(fixture, SLOW).succeeds();

            fixture.isClosed();
        }
    }

    @Test
    void B9_aCallThatHasEndedLeavesNoTimer() {
        try (var simulated = new SimulatedTime(7)) {
            var time = new WatchedTime(simulated);
            var breaker = CircuitBreaker.builder("payments")
                    .slowAfter(SLOW)
                    .countOverdueCalls()
                    .time(time)
                    .build();
            var call = style.begin(breaker, simulated);
            assertThat(time.timers()).isOne();

            call.succeeds();

            assertThat(time.timers()).isZero();
        }
    }

    @Test
    void B9_aCallThatEndsInTimeCountsOnce() {
        var fixture = givenOverdueCallsCount();

        callThatTakes(fixture, SLOW.minusNanos(1)).succeeds();
        fixture.time.advance(SLOW);

        assertThat(fixture.breaker.status().calls()).isEqualTo(1);
        assertThat(fixture.breaker.status().slowCalls()).isZero();
    }

    @Test
    void B6_anOverdueCallOfAnEarlierStateDoesNotCount() {
        var fixture = givenOverdueCallsCount();
        fixture.begin(19);
        fixture.time.advance(Duration.ofSeconds(1));
        var late = fixture.begin(500);
        fixture.breaker.forceOpen();
        fixture.breaker.reset();

        fixture.time.advance(SLOW);
        late.forEach(call -> call.fails(FAILURE));

        fixture.isClosed();
        assertThat(fixture.breaker.status().calls()).isZero();
    }

    private BreakerFixture givenSlowCallsCount(double rate, int minimumCalls) {
        return givenClosed(
                style,
                builder -> builder.slowAfter(SLOW)
                        .tripWhen(TripRule.countWindow(100)
                                .failureRate(1)
                                .slowCallRate(rate)
                                .minimumCalls(minimumCalls)));
    }

    private BreakerFixture givenOverdueCallsCount() {
        return givenClosed(
                style,
                builder -> builder.slowAfter(SLOW)
                        .countOverdueCalls()
                        .openFor(OPEN_FOR)
                        .tripWhen(TripRule.countWindow(100).slowCallRate(0.5)));
    }

    private static CallStyle.InFlight callThatTakes(BreakerFixture fixture, Duration duration) {
        var call = fixture.begins();
        fixture.time.advance(duration);
        return call;
    }

    private static List<CallOutcome> outcomesOf(BreakerFixture fixture) {
        var outcomes = new ArrayList<CallOutcome>();
        fixture.breaker.onEvent(event -> {
            if (event instanceof CircuitBreakerEvent.Call call) {
                outcomes.add(call.outcome());
            }
        });
        return outcomes;
    }
}
