package dev.patterns.examples.contenders.breaker;

import static dev.patterns.examples.contenders.breaker.BreakerContender.DOCUMENTED;
import static dev.patterns.examples.contenders.breaker.BreakerContender.FAILSAFE;
import static dev.patterns.examples.contenders.breaker.BreakerContender.HANDWRITTEN;
import static dev.patterns.examples.contenders.breaker.BreakerContender.RESILIENCE4J;
import static dev.patterns.examples.contenders.breaker.BreakerContender.WELL_ARCHITECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.CallRejectedException;
import dev.patterns.examples.contenders.breaker.BreakerContract.BreakerFixture;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs the contract on every breaker. The tests below it show the differences, one each. */
class BreakerContractTest {

    @Nested
    class Documented implements BreakerContract {
        @Override
        public BreakerContender contender() {
            return DOCUMENTED;
        }
    }

    @Nested
    class WellArchitected implements BreakerContract {
        @Override
        public BreakerContender contender() {
            return WELL_ARCHITECTED;
        }
    }

    @Nested
    class Handwritten implements BreakerContract {
        @Override
        public BreakerContender contender() {
            return HANDWRITTEN;
        }
    }

    @Nested
    class Resilience4j implements BreakerContract {
        @Override
        public BreakerContender contender() {
            return RESILIENCE4J;
        }
    }

    @Nested
    class Failsafe implements BreakerContract {
        @Override
        public BreakerContender contender() {
            return FAILSAFE;
        }
    }

    @ParameterizedTest
    @EnumSource
    void B2_documented_admitsMoreThanOneProbe(BreakerContender contender) {
        var fixture = new BreakerFixture(contender);
        fixture.fail(5);
        fixture.testTime.advance(61);
        boolean secondProbeIsRejected = fixture.breaker.call(fixture::isRejected);
        assertThat(secondProbeIsRejected).isEqualTo(!isDocumented(contender));
    }

    @ParameterizedTest
    @EnumSource
    void B3_wellArchitected_aSuccessDoesNotResetTheFailureCount(BreakerContender contender) {
        var fixture = new BreakerFixture(contender);
        fixture.fail(4);
        fixture.breaker.call(() -> "quote");
        fixture.fail(1);
        assertThat(fixture.breaker.state()).isEqualTo(contender == WELL_ARCHITECTED ? "OPEN" : "CLOSED");
    }

    @ParameterizedTest
    @EnumSource
    void B5_documented_anIgnoredFailureCounts(BreakerContender contender) {
        var fixture =
                new BreakerFixture(contender, settings -> settings.ignoreOn(failure -> failure instanceof IOException));
        fixture.fail(5);
        assertThat(fixture.breaker.state()).isEqualTo(isDocumented(contender) ? "OPEN" : "CLOSED");
    }

    @ParameterizedTest
    @EnumSource(names = {"HANDWRITTEN", "RESILIENCE4J", "FAILSAFE"})
    void B5_failsafe_anIgnoredFailureCountsAsASuccess(BreakerContender contender) {
        var fixture = new BreakerFixture(
                contender, settings -> settings.ignoreOn(failure -> failure instanceof IllegalArgumentException));
        fixture.fail(4);
        assertThatThrownBy(() -> fixture.breaker.call(() -> Integer.parseInt("1O")))
                .isInstanceOf(NumberFormatException.class);
        fixture.fail(1);
        assertThat(fixture.breaker.state()).isEqualTo(contender == FAILSAFE ? "CLOSED" : "OPEN");
    }

    @ParameterizedTest
    @EnumSource
    void failsafe_anInterruptedExceptionOfTheCallPassesUnchanged_butSetsTheInterruptFlag(BreakerContender contender) {
        var interrupt = new InterruptedException("thrown by the call");
        assertThatThrownBy(() -> new BreakerFixture(contender).breaker.call(() -> {
                    throw interrupt;
                }))
                .isSameAs(interrupt);
        assertThat(Thread.interrupted()).isEqualTo(contender == FAILSAFE);
    }

    @ParameterizedTest
    @EnumSource
    void B6_allButHandwritten_aCallAdmittedBeforeTheBreakerOpenedClosesIt(BreakerContender contender) {
        var fixture = new BreakerFixture(contender);
        var lateCall = new CompletableFuture<String>();
        var late = fixture.breaker.callAsync(() -> lateCall);
        fixture.testTime.advance(1); // the documents' and Failsafe start the call on another thread
        fixture.fail(5);
        fixture.testTime.advance(61);
        var probe = new CompletableFuture<String>();
        var probing = fixture.breaker.callAsync(() -> probe);
        fixture.testTime.advance(1);
        assertThat(fixture.breaker.state()).isEqualTo("HALF_OPEN");

        lateCall.complete("quote");
        fixture.testTime.resultOrFailure(late);
        assertThat(fixture.breaker.state()).isEqualTo(contender == HANDWRITTEN ? "HALF_OPEN" : "CLOSED");
        probe.complete("quote");
        fixture.testTime.resultOrFailure(probing);
    }

    @ParameterizedTest
    @EnumSource
    void B11_handwrittenAndFailsafe_aRejectionSaysWhenToRetry(BreakerContender contender) {
        var fixture = new BreakerFixture(contender);
        fixture.fail(5);
        var retryAfter = rejection(fixture).retryAfter();
        if (contender == HANDWRITTEN || contender == FAILSAFE) {
            assertThat(retryAfter.orElseThrow()).isBetween(Duration.ofNanos(1), fixture.testTime.seconds(60));
        } else {
            assertThat(retryAfter).isEqualTo(Optional.empty());
        }
    }

    private static CallRejectedException rejection(BreakerFixture fixture) {
        try {
            fixture.breaker.call(() -> "quote");
        } catch (CallRejectedException rejected) {
            return rejected;
        }
        throw new AssertionError("not rejected");
    }

    @Test
    void wellArchitectedAndResilience4j_stillRejectAtTheExactEndOfTheOpenDuration() {
        for (var contender : BreakerContender.values()) {
            if (contender.runsInSimulatedTime()) {
                var fixture = new BreakerFixture(contender);
                fixture.fail(5);
                fixture.testTime.advance(60);
                assertThat(fixture.isRejected()).isEqualTo(contender == WELL_ARCHITECTED || contender == RESILIENCE4J);
            }
        }
    }

    private static boolean isDocumented(BreakerContender contender) {
        return contender == DOCUMENTED || contender == WELL_ARCHITECTED;
    }
}
