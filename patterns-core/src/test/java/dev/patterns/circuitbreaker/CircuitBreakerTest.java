package dev.patterns.circuitbreaker;

import static dev.patterns.circuitbreaker.Scene.FAILURE;
import static dev.patterns.circuitbreaker.Scene.LEASE;
import static dev.patterns.circuitbreaker.Scene.OPEN_FOR;
import static dev.patterns.circuitbreaker.Scene.givenClosed;
import static dev.patterns.circuitbreaker.Scene.givenDueForProbes;
import static dev.patterns.circuitbreaker.Scene.givenOpen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.CallRejectedException;
import dev.patterns.Failures;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a breaker does, call by call. */
@ParameterizedClass
@EnumSource(Style.class)
class CircuitBreakerTest {

    private final Style style;

    CircuitBreakerTest(Style style) {
        this.style = style;
    }

    // closed

    @Test
    void passesResultsAndFailuresOnAsTheyAre() {
        var scene = givenClosed(style);
        var value = new Object();

        assertThat(scene.begins().returns(value).returned()).isSameAs(value);
        assertThat(scene.begins().returns(null).returned()).isNull();
        assertThat(scene.begins().fails(FAILURE).thrown()).isSameAs(FAILURE);
    }

    @Test
    void opensOnConsecutiveFailures_notOneEarlier() {
        var scene = givenClosed(style);

        scene.fails(2);
        scene.isClosed();
        scene.fails();

        scene.isOpen();
    }

    @Test
    void aSuccessInBetweenStartsTheCountAnew() {
        var scene = givenClosed(style);

        for (int i = 0; i < 10; i++) {
            scene.fails(2);
            scene.succeeds();
        }

        scene.isClosed();
    }

    @Test
    void B3_failuresInTotalAddUpForEver_butOnlyWhereThatIsAskedFor() {
        var inTotal = givenClosed(style, builder -> builder.tripWhen(TripRule.totalFailures(5)));
        var byDefault = givenClosed(style, builder -> builder.tripWhen(TripRule.consecutiveFailures(5)));

        for (int day = 1; day <= 5; day++) {
            for (var scene : new Scene[] {inTotal, byDefault}) {
                scene.isClosed();
                scene.time.advance(Duration.ofDays(1));
                scene.succeeds();
                scene.fails();
            }
        }

        inTotal.isOpen();
        byDefault.isClosed();
        assertThat(CircuitBreaker.builder("payments").build().config().tripWhen())
                .isEqualTo(TripRule.consecutiveFailures(5));
    }

    // what counts

    @Test
    void B5_onlyRecordedFailuresCount() {
        var scene = givenClosed(style, builder -> builder.failOn(IOException.class));

        for (int i = 0; i < 10; i++) {
            scene.begins().fails(new IllegalArgumentException("the caller's own mistake"));
        }
        scene.isClosed();
        scene.fails(2);
        scene.begins().fails(new FileNotFoundException("a kind of IOException"));

        scene.isOpen();
    }

    @Test
    void B5_ignoredFailuresAreNeitherSuccessNorFailure() {
        var scene =
                givenClosed(style, builder -> builder.failOn(IOException.class).ignoreOn(FileNotFoundException.class));

        scene.fails(2);
        for (int i = 0; i < 10; i++) {
            assertThat(scene.begins().fails(new FileNotFoundException()).thrown())
                    .isInstanceOf(FileNotFoundException.class);
        }
        scene.isClosed();
        scene.fails();

        scene.isOpen();
    }

    @Test
    void B5_whatSaysNothingAboutTheDependencyIsIgnored() {
        var scene = givenClosed(style);

        scene.fails(2);
        scene.begins().fails(new InterruptedException());
        scene.begins().fails(new CancellationException());
        scene.begins().fails(new CallRejectedException("inner", "bulkhead is full", null));
        scene.isClosed();
        scene.fails();

        scene.isOpen();
    }

    @Test
    void B8_anErrorCounts() {
        var scene = givenClosed(style);

        scene.fails(2);
        var error = new StackOverflowError();
        assertThat(scene.begins().fails(error).thrown()).isSameAs(error);

        scene.isOpen();
    }

    @Test
    void B8_aPredicateThatThrowsMakesItAFailure_andTheCallersFailureStaysTheSame() {
        var scene = givenClosed(
                style,
                builder -> builder.failOn(failure -> {
                    throw new IllegalStateException("broken predicate");
                }));

        var failure = new IOException("the call's own");
        assertThat(scene.begins().fails(failure).thrown()).isSameAs(failure);
        scene.fails(2);

        scene.isOpen();
        assertThat(failure.getSuppressed()).singleElement().asString().contains("broken predicate");
    }

    // open

    @Test
    void B4_staysOpenForItsTime_onTheMonotonicClock_acrossAnOverflow() {
        var scene = givenOpen(style);

        scene.time.advance(OPEN_FOR.minusNanos(1));
        assertThat(scene.begins().wasAdmitted()).isFalse();
        scene.isOpen();
        scene.time.advance(Duration.ofNanos(1));

        assertThat(scene.begins().wasAdmitted()).isTrue();
        scene.isHalfOpen();
    }

    @Test
    void B10_B11_aRejectionIsCheap_andSaysByWhomWhyAndWhenToComeBack() {
        var scene = givenOpen(style);
        scene.time.advance(Duration.ofSeconds(15));

        var rejected = (CallRejectedException) scene.begins().thrown();

        assertThat(rejected.rejectedBy()).isEqualTo("payments");
        assertThat(rejected.reason()).isEqualTo("circuit breaker is open");
        assertThat(rejected.retryAfter()).contains(Duration.ofSeconds(45));
        assertThat(rejected).hasMessage("payments: circuit breaker is open, retry after 45000 ms");
        assertThat(rejected.getStackTrace()).isEmpty();
    }

    @Test
    void rejectedCallsDoNotProlongTheOpenState() {
        var scene = givenOpen(style);

        for (int i = 0; i < 60; i++) {
            assertThat(scene.begins().wasAdmitted()).isFalse();
            scene.time.advance(Duration.ofSeconds(1));
        }

        assertThat(scene.begins().wasAdmitted()).isTrue();
    }

    // half-open

    @Test
    void B2_admitsTheConfiguredProbes_andNobodyElse() {
        var scene = givenDueForProbes(style, 3);

        var calls = scene.begin(50);

        assertThat(calls).filteredOn(Style.InFlight::wasAdmitted).hasSize(3);
        assertThat(calls.get(49).thrown()).isInstanceOfSatisfying(CallRejectedException.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo("circuit breaker is half-open and all its probes are under way");
            assertThat(rejected.retryAfter()).isEmpty();
        });
    }

    @Test
    void closesWhenAllProbesHaveSucceeded_notOneEarlier() {
        var scene = givenDueForProbes(style, 3);
        var probes = scene.begin(3);

        probes.get(2).succeeds();
        probes.get(0).succeeds();
        scene.isHalfOpen();
        assertThat(scene.begins().wasAdmitted()).as("a fourth probe").isFalse();
        probes.get(1).succeeds();

        scene.isClosed();
        assertThat(scene.begins().wasAdmitted()).isTrue();
    }

    @Test
    void probesMayComeOneAfterTheOther() {
        var scene = givenDueForProbes(style, 3);

        scene.succeeds();
        scene.time.advance(Duration.ofDays(1));
        scene.succeeds();
        scene.isHalfOpen();
        scene.succeeds();

        scene.isClosed();
    }

    @Test
    void aFailedProbeReopensForAFullTime() {
        var scene = givenDueForProbes(style, 3);
        var probes = scene.begin(2);

        probes.get(0).succeeds();
        probes.get(1).fails(FAILURE);

        scene.isOpen();
        assertThat(((CallRejectedException) scene.begins().thrown()).retryAfter())
                .contains(OPEN_FOR);
    }

    @Test
    void closesWithACleanSlate() {
        var scene = givenDueForProbes(style, 1);
        scene.succeeds();
        scene.isClosed();

        scene.fails(2);
        scene.isClosed();
        scene.fails();

        scene.isOpen();
    }

    @Test
    void B5_anIgnoredProbeGivesItsPlaceBack() {
        var scene = givenDueForProbes(style, 1);

        for (int i = 0; i < 10; i++) {
            var probe = scene.begins();
            assertThat(probe.wasAdmitted()).isTrue();
            probe.fails(new InterruptedException());
            scene.isHalfOpen();
        }
        scene.succeeds();

        scene.isClosed();
    }

    @Test
    void B6_aLateSuccessCanNotCloseWhatItNeverTested() {
        var scene = givenClosed(style);
        var late = scene.begins();
        scene.opens();
        scene.time.advance(OPEN_FOR);
        var probe = scene.begins();

        late.succeeds();

        scene.isHalfOpen();
        probe.fails(FAILURE);
        scene.isOpen();
    }

    @Test
    void B6_lateFailuresCanNotReopenWhatRecovers_norWhatHasRecovered() {
        var scene = givenClosed(style);
        var late = scene.begin(10);
        scene.opens();
        scene.time.advance(OPEN_FOR);
        var probe = scene.begins();

        late.subList(0, 5).forEach(call -> call.fails(FAILURE));
        scene.isHalfOpen();
        probe.succeeds();
        scene.isClosed();
        late.subList(5, 10).forEach(call -> call.fails(FAILURE));

        scene.isClosed();
    }

    @Test
    void B6_aLateProbeOfAnEarlierHalfOpenStayHasNoVoteInTheNext() {
        var scene = givenDueForProbes(style, 2);
        var late = scene.begins();
        scene.fails();
        scene.time.advance(OPEN_FOR);
        var probe = scene.begins();

        late.fails(FAILURE);
        scene.isHalfOpen();
        probe.succeeds();
        scene.isHalfOpen();

        assertThat(scene.transitions).hasSize(4);
    }

    @Test
    void B7_lateIgnoredCallsDoNotAddProbes() {
        var scene = givenClosed(style, builder -> builder.probes(2).ignoreOn(IllegalArgumentException.class));
        var late = scene.begin(5);
        scene.opens();
        scene.time.advance(OPEN_FOR);
        var probes = scene.begin(2);

        late.forEach(call -> call.fails(new IllegalArgumentException("too late to matter")));

        assertThat(probes).allMatch(Style.InFlight::wasAdmitted);
        assertThat(scene.begin(5)).noneMatch(Style.InFlight::wasAdmitted);
    }

    @Test
    void B8_aProbeThatNeverReportsIsReplacedAfterItsLease() {
        var scene = givenDueForProbes(style, 1);
        scene.begins();

        scene.time.advance(LEASE.minusNanos(1));
        assertThat(scene.begins().wasAdmitted()).isFalse();
        scene.time.advance(Duration.ofNanos(1));
        var second = scene.begins();

        assertThat(second.wasAdmitted()).isTrue();
        second.succeeds();
        scene.isClosed();
    }

    @Test
    void B8_aReplacedProbeHasNoVote_andDoesNotFreeItsSuccessorsPlace() {
        var scene = givenDueForProbes(style, 1);
        var hung = scene.begins();
        scene.time.advance(LEASE);
        var second = scene.begins();

        hung.fails(FAILURE);

        scene.isHalfOpen();
        assertThat(scene.begins().wasAdmitted()).isFalse();
        second.succeeds();
        scene.isClosed();
    }

    @Test
    void B8_anOverduePlaceThatNobodyTookStillCounts() {
        var scene = givenDueForProbes(style, 1);
        var slow = scene.begins();
        scene.time.advance(LEASE.multipliedBy(3));

        slow.succeeds();

        scene.isClosed();
    }

    @Test
    void B8_aProbeThatEndsInAnErrorReopens() {
        var scene = givenDueForProbes(style, 1);

        scene.begins().fails(new OutOfMemoryError("simulated"));

        scene.isOpen();
    }

    @Test
    void B8_aProbeWhosePredicateThrowsReopens() {
        var scene = givenOpen(
                style,
                builder -> builder.ignoreOn(failure -> {
                    throw new AssertionError("broken predicate");
                }));
        scene.time.advance(OPEN_FOR);

        scene.begins().fails(new IOException());

        scene.isOpen();
    }

    @Test
    void configTellsWhatItWasBuiltWith() {
        var scene = givenClosed(style, builder -> builder.ignoreOn(IllegalArgumentException.class));

        assertThat(scene.breaker.name()).isEqualTo("payments");
        assertThat(scene.breaker.config().openFor()).isEqualTo(OPEN_FOR);
        assertThat(scene.breaker.config().ignoreOn()).isEqualTo(Failures.of(IllegalArgumentException.class));
    }
}
