package dev.patterns.circuitbreaker;

import static dev.patterns.circuitbreaker.BreakerFixture.FAILURE;
import static dev.patterns.circuitbreaker.BreakerFixture.givenClosed;
import static dev.patterns.circuitbreaker.BreakerFixture.givenOpen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.CallRejectedException;
import dev.patterns.circuitbreaker.CircuitBreakerEvent.StateTransition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a breaker shows: status, text, call events, the registry. */
class StatusTest {

    @Test
    void hasTheStateAndHowLongItHasLasted() {
        var fixture = givenOpen(CallStyle.SYNC);
        fixture.time.advance(Duration.ofMillis(12_300));
        fixture.begin(3);

        var status = fixture.breaker.status();

        assertThat(status.state()).isEqualTo(CircuitBreakerState.OPEN);
        assertThat(status.inState()).isEqualTo(Duration.ofMillis(12_300));
        assertThat(status.nextProbeIn()).contains(Duration.ofMillis(47_700));
        assertThat(status.rejected()).isEqualTo(3);
        assertThat(status.failureRate()).isEmpty();
    }

    @Test
    void hasTheRatesOfTheWindow() {
        var fixture = givenClosed(
                CallStyle.SYNC,
                builder ->
                        builder.tripWhen(TripRule.consecutiveFailures(3), TripRule.timeWindow(Duration.ofSeconds(60))));
        fixture.fails();
        for (int i = 0; i < 3; i++) {
            fixture.succeeds();
        }

        assertThat(fixture.breaker.status().failureRate()).hasValue(0.25);
        assertThat(fixture.breaker.status().slowCallRate()).hasValue(0);
        fixture.time.advance(Duration.ofSeconds(60));
        assertThat(fixture.breaker.status().calls()).isZero();
    }

    @Test
    void printsAsOneLine() {
        var open = givenOpen(CallStyle.SYNC);
        open.time.advance(Duration.ofMillis(12_300));
        open.begin(310);
        var closed = givenClosed(
                CallStyle.SYNC,
                builder -> builder.slowAfter(Duration.ofSeconds(2))
                        .tripWhen(TripRule.countWindow(100).slowCallRate(0.8)));
        closed.fails();
        closed.succeeds();

        assertThat(open.breaker)
                .hasToString("CircuitBreaker[payments is OPEN for 12.3 s, next probe in 47.7 s; 0 failed, 310 rejected;"
                        + " opens on 3 consecutive failures]");
        assertThat(closed.breaker)
                .hasToString("CircuitBreaker[payments is CLOSED for 0.0 s; 1 failed and 0 slow of 2 calls, 0 rejected;"
                        + " opens on 50.0 % failed or 80.0 % slow, of at least 20 of the last 100 calls]");
    }

    @Test
    void eventListenersGetEachCall_withOutcomeAndDuration() {
        var fixture = givenClosed(CallStyle.SYNC);
        var events = new ArrayList<CircuitBreakerEvent>();
        var before = fixture.begins();
        var registration = fixture.breaker.onEvent(events::add);
        before.succeeds();
        var call = fixture.begins();
        fixture.time.advance(Duration.ofMillis(250));
        call.succeeds();
        fixture.opens();
        fixture.begins();
        registration.cancel();
        fixture.begins();

        assertThat(events)
                .first()
                .isEqualTo(new CircuitBreakerEvent.Call("payments", CallOutcome.SUCCESS, Duration.ofMillis(250), null));
        assertThat(events)
                .filteredOn(CircuitBreakerEvent.Call.class::isInstance)
                .extracting(event -> ((CircuitBreakerEvent.Call) event).outcome())
                .containsExactly(
                        CallOutcome.SUCCESS,
                        CallOutcome.FAILURE,
                        CallOutcome.FAILURE,
                        CallOutcome.FAILURE,
                        CallOutcome.REJECTED);
        assertThat(events).filteredOn(StateTransition.class::isInstance).hasSize(1);
    }

    @Test
    void aFailedCallsEventHasItsDuration_andTheFailure() {
        var fixture = givenClosed(CallStyle.SYNC);
        var events = new ArrayList<CircuitBreakerEvent>();
        fixture.breaker.onEvent(events::add);

        var call = fixture.begins();
        fixture.time.advance(Duration.ofMillis(250));
        call.fails(FAILURE);

        assertThat(events)
                .containsExactly(
                        new CircuitBreakerEvent.Call("payments", CallOutcome.FAILURE, Duration.ofMillis(250), FAILURE));
    }

    @Test
    void callsAreTimedOnlyWhileThereIsAnEventListener() {
        var clock = new ManualClock();
        var breaker = CircuitBreaker.builder("payments").time(clock).build();
        long before = clock.reads();
        breaker.call(() -> "not timed");
        assertThat(clock.reads() - before).isZero();

        var listener = breaker.onEvent(event -> {});
        breaker.call(() -> "timed");
        assertThat(clock.reads() - before).isEqualTo(2);

        listener.cancel();
        breaker.call(() -> "no longer timed");
        assertThat(clock.reads() - before).isEqualTo(2);
    }

    @Test
    void anEventListenerThatThrowsChangesNothing() {
        var fixture = givenClosed(CallStyle.SYNC);
        fixture.breaker.onEvent(event -> {
            throw new AssertionError("broken listener");
        });

        assertThat(fixture.begins().succeeds().returned()).isEqualTo("answer");
        fixture.opens();
        assertThat(fixture.begins().thrown()).isInstanceOf(CallRejectedException.class);
    }

    @Test
    void aRegistryMakesOneBreakerPerName_withSharedDefaults() {
        var breakers = CircuitBreaker.registry(builder -> builder.openFor(Duration.ofSeconds(30)));

        var payments = breakers.get("payments");
        var quotes = breakers.get("quotes", builder -> builder.probes(3));

        assertThat(breakers.get("payments")).isSameAs(payments);
        assertThat(breakers.get("quotes")).isSameAs(quotes);
        assertThat(payments.config().openFor()).isEqualTo(Duration.ofSeconds(30));
        assertThat(quotes.config().openFor()).isEqualTo(Duration.ofSeconds(30));
        assertThat(quotes.config().probes()).isEqualTo(3);
        assertThat(breakers.all()).containsExactly(payments, quotes);
    }

    @Test
    void aRegistryListenerGetsEveryBreaker_existingOnesAndNewOnes() {
        var breakers = CircuitBreaker.registry(builder -> builder);
        breakers.get("first");
        List<String> names = new ArrayList<>();

        var registration = breakers.onAdded(breaker -> names.add(breaker.name()));
        breakers.get("second");
        breakers.get("second");
        registration.cancel();
        breakers.get("third");

        assertThat(names).containsExactly("first", "second");
    }
}
