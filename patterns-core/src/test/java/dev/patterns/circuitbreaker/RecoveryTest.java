package dev.patterns.circuitbreaker;

import static dev.patterns.circuitbreaker.BreakerFixture.FAILURE;
import static dev.patterns.circuitbreaker.BreakerFixture.OPEN_FOR;
import static dev.patterns.circuitbreaker.BreakerFixture.givenDueForProbes;
import static dev.patterns.circuitbreaker.BreakerFixture.givenOpen;
import static dev.patterns.circuitbreaker.CircuitBreakerState.RECOVERING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.CallRejectedException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** From open to closed: what decides, how long it may take, and which share of the calls is admitted. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class RecoveryTest {

    private final CallStyle style;

    RecoveryTest(CallStyle style) {
        this.style = style;
    }

    // probes judged by rate

    @Test
    void probesJudgedByRate_closeTheBreakerIfFewEnoughHaveFailed() {
        var fixture = givenDueForProbes(style, builder -> builder.probes(10).reopenAt(0.3));

        fixture.fails(2);
        for (int i = 0; i < 7; i++) {
            fixture.succeeds();
        }
        fixture.isHalfOpen();
        fixture.succeeds();

        fixture.isClosed();
    }

    @Test
    void probesJudgedByRate_reopenTheBreakerAsSoonAsTooManyHaveFailed() {
        var fixture = givenDueForProbes(style, builder -> builder.probes(10).reopenAt(0.3));

        fixture.succeeds();
        fixture.fails(2);
        fixture.isHalfOpen();
        fixture.fails();

        fixture.isOpen();
        assertThat(fixture.transitions.get(2).cause()).contains(FAILURE);
    }

    // half-open for too long

    @Test
    void halfOpenForTooLong_endsAtTheNextCall() {
        var fixture = givenDueForProbes(style, builder -> builder.probes(3).halfOpenAtMost(Duration.ofSeconds(30)));
        fixture.succeeds();

        fixture.time.advance(Duration.ofSeconds(30));
        fixture.isHalfOpen();
        var rejected = (CallRejectedException) fixture.begins().thrown();

        fixture.isOpen();
        assertThat(rejected.retryAfter()).contains(OPEN_FOR);
    }

    @Test
    void withoutALimit_halfOpenWaitsForItsProbes() {
        var fixture = givenDueForProbes(style, 3);
        fixture.succeeds();

        fixture.time.advance(Duration.ofDays(100));
        fixture.succeeds();
        fixture.succeeds();

        fixture.isClosed();
    }

    // by timer

    @Test
    void byTimer_itBecomesHalfOpenWithoutACall() {
        var fixture = givenOpen(style, CircuitBreakerBuilder::halfOpenByTimer);

        fixture.time.advance(OPEN_FOR.minusNanos(1));
        fixture.isOpen();
        fixture.time.advance(Duration.ofNanos(1));
        fixture.isHalfOpen();

        fixture.succeeds();
        fixture.isClosed();
    }

    @Test
    void byTimer_halfOpenForTooLongEndsWithoutACall() {
        var fixture = givenOpen(style, builder -> builder.halfOpenByTimer().halfOpenAtMost(Duration.ofSeconds(30)));
        fixture.time.advance(OPEN_FOR);

        fixture.time.advance(Duration.ofSeconds(30).minusNanos(1));
        fixture.isHalfOpen();
        fixture.time.advance(Duration.ofNanos(1));

        fixture.isOpen();
    }

    @Test
    void byTimer_theTimerOfAnEarlierStateDoesNothing() {
        var fixture = givenOpen(style, CircuitBreakerBuilder::halfOpenByTimer);
        fixture.time.advance(Duration.ofSeconds(30));
        fixture.breaker.reset();
        fixture.opens();

        fixture.time.advance(Duration.ofSeconds(30));

        fixture.isOpen();
    }

    // the ramp

    @Test
    void B12_afterRecoveryTheShareAdmittedGrowsWithSuccess() {
        var fixture = givenDueForProbes(style, builder -> builder.rampOver(900));
        fixture.succeeds();
        assertThat(fixture.state()).isEqualTo(RECOVERING);

        var admittedOfAHundred = new ArrayList<Integer>();
        while (fixture.state() == RECOVERING) {
            int admitted = 0;
            for (int i = 0; i < 100; i++) {
                var call = fixture.begins();
                if (call.wasAdmitted()) {
                    call.succeeds();
                    admitted++;
                }
            }
            admittedOfAHundred.add(admitted);
        }

        fixture.isClosed();
        assertThat(admittedOfAHundred.get(0)).isBetween(10, 11);
        assertThat(admittedOfAHundred).isSorted().hasSizeBetween(20, 30);
    }

    @Test
    void B12_theShareDoesNotGrowWhileCallsAreUnderWay() {
        var fixture = givenDueForProbes(style, builder -> builder.rampOver(100));
        fixture.succeeds();

        assertThat(fixture.begin(1_000).stream().filter(CallStyle.InFlight::wasAdmitted))
                .hasSize(100);
    }

    @Test
    void B12_aBreakerThatMeetsTheRuleDuringTheRampOpensAgain() {
        var fixture = givenDueForProbes(style, builder -> builder.rampOver(100));
        fixture.succeeds();

        for (int i = 0; i < 30; i++) {
            fixture.fails();
        }

        fixture.isOpen();
    }
}
