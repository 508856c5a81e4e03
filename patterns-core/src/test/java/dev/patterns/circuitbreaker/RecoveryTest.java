package dev.patterns.circuitbreaker;

import static dev.patterns.circuitbreaker.CircuitBreakerState.RECOVERING;
import static dev.patterns.circuitbreaker.Scene.FAILURE;
import static dev.patterns.circuitbreaker.Scene.OPEN_FOR;
import static dev.patterns.circuitbreaker.Scene.givenDueForProbes;
import static dev.patterns.circuitbreaker.Scene.givenOpen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.CallRejectedException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The way from open back to closed: who decides, how long it may take, how much passes. */
@ParameterizedClass
@EnumSource(Style.class)
class RecoveryTest {

    private final Style style;

    RecoveryTest(Style style) {
        this.style = style;
    }

    // probes judged by rate

    @Test
    void probesJudgedByRate_closeItWhereFewEnoughHaveFailed() {
        var scene = givenDueForProbes(style, builder -> builder.probes(10).reopenAt(0.3));

        scene.fails(2);
        for (int i = 0; i < 7; i++) {
            scene.succeeds();
        }
        scene.isHalfOpen();
        scene.succeeds();

        scene.isClosed();
    }

    @Test
    void probesJudgedByRate_reopenItAsSoonAsTooManyHaveFailed() {
        var scene = givenDueForProbes(style, builder -> builder.probes(10).reopenAt(0.3));

        scene.succeeds();
        scene.fails(2);
        scene.isHalfOpen();
        scene.fails();

        scene.isOpen();
        assertThat(scene.transitions.get(2).cause()).contains(FAILURE);
    }

    // longest stay

    @Test
    void aStayThatTakesTooLongEndsAtTheNextCall() {
        var scene = givenDueForProbes(style, builder -> builder.probes(3).halfOpenAtMost(Duration.ofSeconds(30)));
        scene.succeeds();

        scene.time.advance(Duration.ofSeconds(30));
        scene.isHalfOpen();
        var rejected = (CallRejectedException) scene.begins().thrown();

        scene.isOpen();
        assertThat(rejected.retryAfter()).contains(OPEN_FOR);
    }

    @Test
    void withoutALongestStayItWaitsForItsProbes() {
        var scene = givenDueForProbes(style, 3);
        scene.succeeds();

        scene.time.advance(Duration.ofDays(100));
        scene.succeeds();
        scene.succeeds();

        scene.isClosed();
    }

    // by timer

    @Test
    void byTimer_itBecomesHalfOpenWithoutACall() {
        var scene = givenOpen(style, CircuitBreakerBuilder::halfOpenByTimer);

        scene.time.advance(OPEN_FOR.minusNanos(1));
        scene.isOpen();
        scene.time.advance(Duration.ofNanos(1));
        scene.isHalfOpen();

        scene.succeeds();
        scene.isClosed();
    }

    @Test
    void byTimer_aStayThatTakesTooLongEndsWithoutACall() {
        var scene = givenOpen(style, builder -> builder.halfOpenByTimer().halfOpenAtMost(Duration.ofSeconds(30)));
        scene.time.advance(OPEN_FOR);

        scene.time.advance(Duration.ofSeconds(30).minusNanos(1));
        scene.isHalfOpen();
        scene.time.advance(Duration.ofNanos(1));

        scene.isOpen();
    }

    @Test
    void byTimer_theTimerOfAnEarlierStayDoesNothing() {
        var scene = givenOpen(style, CircuitBreakerBuilder::halfOpenByTimer);
        scene.time.advance(Duration.ofSeconds(30));
        scene.breaker.reset();
        scene.opens();

        scene.time.advance(Duration.ofSeconds(30));

        scene.isOpen();
    }

    // the ramp

    @Test
    void B12_afterRecoveryTheShareAdmittedGrowsWithSuccess() {
        var scene = givenDueForProbes(style, builder -> builder.rampOver(900));
        scene.succeeds();
        assertThat(scene.state()).isEqualTo(RECOVERING);

        var admittedOfAHundred = new ArrayList<Integer>();
        while (scene.state() == RECOVERING) {
            int admitted = 0;
            for (int i = 0; i < 100; i++) {
                var call = scene.begins();
                if (call.wasAdmitted()) {
                    call.succeeds();
                    admitted++;
                }
            }
            admittedOfAHundred.add(admitted);
        }

        scene.isClosed();
        assertThat(admittedOfAHundred.get(0)).isBetween(10, 11);
        assertThat(admittedOfAHundred).isSorted().hasSizeBetween(20, 30);
    }

    @Test
    void B12_theShareDoesNotGrowWhileCallsAreUnderWay() {
        var scene = givenDueForProbes(style, builder -> builder.rampOver(100));
        scene.succeeds();

        assertThat(scene.begin(1_000).stream().filter(Style.InFlight::wasAdmitted))
                .hasSize(100);
    }

    @Test
    void B12_aRampThatMeetsTheRuleOpensAgain() {
        var scene = givenDueForProbes(style, builder -> builder.rampOver(100));
        scene.succeeds();

        for (int i = 0; i < 30; i++) {
            scene.fails();
        }

        scene.isOpen();
    }
}
