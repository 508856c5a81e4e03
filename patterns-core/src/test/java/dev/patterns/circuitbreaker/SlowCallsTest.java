package dev.patterns.circuitbreaker;

import static dev.patterns.circuitbreaker.Scene.FAILURE;
import static dev.patterns.circuitbreaker.Scene.OPEN_FOR;
import static dev.patterns.circuitbreaker.Scene.givenClosed;
import static dev.patterns.circuitbreaker.Scene.givenDueForProbes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that take too long, whether they return or not. */
@ParameterizedClass
@EnumSource(Style.class)
class SlowCallsTest {

    private static final Duration SLOW = Duration.ofSeconds(2);

    private final Style style;

    SlowCallsTest(Style style) {
        this.style = style;
    }

    @Test
    void aCallIsSlowFromItsThresholdOn_whetherItSucceedsOrFails() {
        var scene = givenSlowCallsCount(0.5, 20);
        var outcomes = outcomesOf(scene);

        callThatTakes(scene, SLOW.minusNanos(1)).succeeds();
        callThatTakes(scene, SLOW).succeeds();
        callThatTakes(scene, SLOW.minusNanos(1)).fails(FAILURE);
        callThatTakes(scene, SLOW).fails(FAILURE);
        callThatTakes(scene, SLOW).fails(new InterruptedException());

        assertThat(outcomes)
                .containsExactly(
                        CallOutcome.SUCCESS,
                        CallOutcome.SLOW_SUCCESS,
                        CallOutcome.FAILURE,
                        CallOutcome.SLOW_FAILURE,
                        CallOutcome.IGNORED);
        var status = scene.breaker.status();
        assertThat(status.calls()).isEqualTo(4);
        assertThat(status.failureRate()).hasValue(0.5);
        assertThat(status.slowCallRate()).hasValue(0.5);
    }

    @Test
    void slowSuccessesOpenIt() {
        var scene = givenSlowCallsCount(0.5, 4);

        callThatTakes(scene, SLOW).succeeds();
        scene.succeeds();
        scene.succeeds();
        scene.isClosed();
        callThatTakes(scene, SLOW).succeeds();

        scene.isOpen();
        assertThat(scene.transitions.get(0).cause()).isEmpty();
    }

    @Test
    void aSlowProbeIsAsBadAsAFailedOne() {
        var scene = givenDueForProbes(style, builder -> builder.slowAfter(SLOW));

        callThatTakes(scene, SLOW).succeeds();

        scene.isOpen();
    }

    @Test
    void B9_withoutBeingAskedForIt_callsThatHangAreNotSeenUntilTheyReturn() {
        var scene = givenSlowCallsCount(0.5, 20);

        scene.begin(500);
        scene.time.advance(SLOW.multipliedBy(100));

        scene.isClosed();
        assertThat(scene.breaker.status().calls()).isZero();
    }

    @Test
    void B9_overdueCallsCountAsSlowWhileTheyAreStillInFlight() {
        var scene = givenOverdueCallsCount();

        var hanging = scene.begin(500);
        scene.time.advance(SLOW.minusNanos(1));
        scene.isClosed();
        assertThat(scene.breaker.status().calls()).isZero();
        scene.time.advance(Duration.ofNanos(1));

        assertThat(hanging).allMatch(Style.InFlight::wasAdmitted);
        scene.isOpen();
        assertThat(scene.transitions).hasSize(1);
    }

    @Test
    void B9_anOverdueCallHasOnePlaceInTheWindow_howeverItEnds() {
        var scene = givenOverdueCallsCount();
        var overdue = scene.begin(4);
        scene.time.advance(SLOW);

        overdue.get(0).succeeds();
        overdue.get(1).fails(FAILURE);
        overdue.get(2).fails(new InterruptedException());

        var status = scene.breaker.status();
        assertThat(List.of(status.calls(), status.slowCalls(), status.failures()))
                .containsExactly(4L, 4L, 0L);
    }

    @Test
    void B9_otherRulesCountTheEndOfAnOverdueCallAsEver() {
        var scene = givenClosed(
                style,
                builder -> builder.slowAfter(SLOW)
                        .countOverdueCalls()
                        .tripWhen(TripRule.countWindow(100).slowCallRate(0.5), TripRule.consecutiveFailures(3)));
        var overdue = scene.begin(3);
        scene.time.advance(SLOW.multipliedBy(2));
        scene.isClosed();

        overdue.forEach(call -> call.fails(FAILURE));

        scene.isOpen();
    }

    @Test
    void B9_aCallThatEndsInTimeCountsOnce() {
        var scene = givenOverdueCallsCount();

        callThatTakes(scene, SLOW.minusNanos(1)).succeeds();
        scene.time.advance(SLOW);

        assertThat(scene.breaker.status().calls()).isEqualTo(1);
        assertThat(scene.breaker.status().slowCalls()).isZero();
    }

    @Test
    void B6_anOverdueCallOfAnEarlierStayHasNoVote() {
        var scene = givenOverdueCallsCount();
        scene.begin(19);
        scene.time.advance(Duration.ofSeconds(1));
        var late = scene.begin(500);
        scene.breaker.forceOpen();
        scene.breaker.reset();

        scene.time.advance(SLOW);
        late.forEach(call -> call.fails(FAILURE));

        scene.isClosed();
        assertThat(scene.breaker.status().calls()).isZero();
    }

    private Scene givenSlowCallsCount(double rate, int minimumCalls) {
        return givenClosed(
                style,
                builder -> builder.slowAfter(SLOW)
                        .tripWhen(TripRule.countWindow(100)
                                .failureRate(1)
                                .slowCallRate(rate)
                                .minimumCalls(minimumCalls)));
    }

    private Scene givenOverdueCallsCount() {
        return givenClosed(
                style,
                builder -> builder.slowAfter(SLOW)
                        .countOverdueCalls()
                        .openFor(OPEN_FOR)
                        .tripWhen(TripRule.countWindow(100).slowCallRate(0.5)));
    }

    private static Style.InFlight callThatTakes(Scene scene, Duration duration) {
        var call = scene.begins();
        scene.time.advance(duration);
        return call;
    }

    private static List<CallOutcome> outcomesOf(Scene scene) {
        var outcomes = new ArrayList<CallOutcome>();
        scene.breaker.onEvent(event -> {
            if (event instanceof CircuitBreakerEvent.Call call) {
                outcomes.add(call.outcome());
            }
        });
        return outcomes;
    }
}
