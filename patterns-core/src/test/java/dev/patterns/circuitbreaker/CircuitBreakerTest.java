package dev.patterns.circuitbreaker;

import static dev.patterns.circuitbreaker.BreakerFixture.FAILURE;
import static dev.patterns.circuitbreaker.BreakerFixture.OPEN_FOR;
import static dev.patterns.circuitbreaker.BreakerFixture.givenClosed;
import static dev.patterns.circuitbreaker.BreakerFixture.givenOpen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.CallRejectedException;
import dev.patterns.internal.FailureTypes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A breaker that is closed or open, call by call. {@link HalfOpenTest} has the third state. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class CircuitBreakerTest {

    private final CallStyle style;

    CircuitBreakerTest(CallStyle style) {
        this.style = style;
    }

    // closed

    @Test
    void passesResultsAndFailuresOnUnchanged() {
        var fixture = givenClosed(style);
        var value = new Object();

        assertThat(fixture.begins().returns(value).returned()).isSameAs(value);
        assertThat(fixture.begins().returns(null).returned()).isNull();
        assertThat(fixture.begins().fails(FAILURE).thrown()).isSameAs(FAILURE);
    }

    @Test
    void opensOnConsecutiveFailures_notOneEarlier() {
        var fixture = givenClosed(style);

        fixture.fails(2);
        fixture.isClosed();
        fixture.fails();

        fixture.isOpen();
    }

    @Test
    void aSuccessInBetweenSetsTheCountToZero() {
        var fixture = givenClosed(style);

        for (int i = 0; i < 10; i++) {
            fixture.fails(2);
            fixture.succeeds();
        }

        fixture.isClosed();
    }

    @Test
    void B3_totalFailuresAddUpForEver_consecutiveFailuresDoNot() {
        var inTotal = givenClosed(style, builder -> builder.tripWhen(TripRule.totalFailures(5)));
        var byDefault = givenClosed(style, builder -> builder.tripWhen(TripRule.consecutiveFailures(5)));

        for (int day = 1; day <= 5; day++) {
            for (var fixture : new BreakerFixture[] {inTotal, byDefault}) {
                fixture.isClosed();
                fixture.time.advance(Duration.ofDays(1));
                fixture.succeeds();
                fixture.fails();
            }
        }

        inTotal.isOpen();
        byDefault.isClosed();
        assertThat(CircuitBreaker.builder("payments").build().config().tripWhen())
                .isEqualTo(TripRule.consecutiveFailures(5));
    }

    @Test
    void withSeveralRules_theFirstThatIsMetOpensTheBreaker() {
        var inARow = TripRule.consecutiveFailures(3);
        var inTotal = TripRule.totalFailures(5);
        for (var rules : List.of(TripRule.anyOf(inARow, inTotal), TripRule.anyOf(inTotal, inARow))) {
            var row = givenClosed(style, builder -> builder.tripWhen(rules));
            row.fails(2);
            row.isClosed();
            row.fails();
            row.isOpen();

            var total = givenClosed(style, builder -> builder.tripWhen(rules));
            total.fails(2);
            total.succeeds();
            total.fails(2);
            total.succeeds();
            total.isClosed();
            total.fails();
            total.isOpen();
        }
    }

    // what counts

    @Test
    void B5_onlyFailuresInFailOnCount() {
        var fixture = givenClosed(style, builder -> builder.failOn(IOException.class));

        for (int i = 0; i < 10; i++) {
            fixture.begins().fails(new IllegalArgumentException("the caller's own mistake"));
        }
        fixture.isClosed();
        fixture.fails(2);
        fixture.begins().fails(new FileNotFoundException("a kind of IOException"));

        fixture.isOpen();
    }

    @Test
    void B5_ignoredFailuresAreNeitherSuccessNorFailure() {
        var fixture =
                givenClosed(style, builder -> builder.failOn(IOException.class).ignoreOn(FileNotFoundException.class));

        fixture.fails(2);
        for (int i = 0; i < 10; i++) {
            assertThat(fixture.begins().fails(new FileNotFoundException()).thrown())
                    .isInstanceOf(FileNotFoundException.class);
        }
        fixture.isClosed();
        fixture.fails();

        fixture.isOpen();
    }

    @Test
    void B5_interruptsCancellationsAndRejectionsAreIgnored() {
        var fixture = givenClosed(style);

        fixture.fails(2);
        fixture.begins().fails(new InterruptedException());
        fixture.begins().fails(new CancellationException());
        fixture.begins().fails(new CallRejectedException("inner", "bulkhead is full", null));
        fixture.isClosed();
        fixture.fails();

        fixture.isOpen();
    }

    @Test
    void B8_anErrorCounts() {
        var fixture = givenClosed(style);

        fixture.fails(2);
        var error = new StackOverflowError();
        assertThat(fixture.begins().fails(error).thrown()).isSameAs(error);

        fixture.isOpen();
    }

    @Test
    void B8_aPredicateThatThrowsMakesTheCallAFailure_andTheCallerGetsItsOwnFailure() {
        var fixture = givenClosed(
                style,
                builder -> builder.failOn(failure -> {
                    throw new IllegalStateException("broken predicate");
                }));

        var failure = new IOException("the call's own");
        assertThat(fixture.begins().fails(failure).thrown()).isSameAs(failure);
        fixture.fails(2);

        fixture.isOpen();
        assertThat(failure.getSuppressed()).singleElement().asString().contains("broken predicate");
    }

    // open

    @Test
    void B4_staysOpenForItsTime_onTheMonotonicClock_acrossAnOverflow() {
        var fixture = givenOpen(style);

        assertThat(fixture.begins().wasAdmitted()).isFalse(); // the clock overflows after this
        fixture.time.advance(OPEN_FOR.minusNanos(1));
        assertThat(fixture.begins().wasAdmitted()).isFalse();
        fixture.isOpen();
        fixture.time.advance(Duration.ofNanos(1));

        assertThat(fixture.begins().wasAdmitted()).isTrue();
        fixture.isHalfOpen();
    }

    @Test
    void B10_B11_aRejectionHasNoStackTrace_andSaysWhichBreakerWhyAndWhenToRetry() {
        var fixture = givenOpen(style);
        fixture.time.advance(Duration.ofSeconds(15));

        var rejected = (CallRejectedException) fixture.begins().thrown();

        assertThat(rejected.rejectedBy()).isEqualTo("payments");
        assertThat(rejected.reason()).isEqualTo("circuit breaker is open");
        assertThat(rejected.retryAfter()).contains(Duration.ofSeconds(45));
        assertThat(rejected).hasMessage("payments: circuit breaker is open, retry after 45000 ms");
        assertThat(rejected.getStackTrace()).isEmpty();
    }

    @Test
    void rejectedCallsDoNotProlongTheOpenState() {
        var fixture = givenOpen(style);

        for (int i = 0; i < 60; i++) {
            assertThat(fixture.begins().wasAdmitted()).isFalse();
            fixture.time.advance(Duration.ofSeconds(1));
        }

        assertThat(fixture.begins().wasAdmitted()).isTrue();
    }

    // config

    @Test
    void theConfigHasTheValuesOfTheBuilder() {
        var fixture = givenClosed(style, builder -> builder.ignoreOn(IllegalArgumentException.class));

        assertThat(fixture.breaker.name()).isEqualTo("payments");
        assertThat(fixture.breaker.config().openFor()).isEqualTo(OPEN_FOR);
        assertThat(fixture.breaker.config().ignoreOn()).isEqualTo(FailureTypes.of(IllegalArgumentException.class));
    }
}
