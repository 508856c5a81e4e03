package dev.patterns.circuitbreaker;

import static dev.patterns.circuitbreaker.CircuitBreakerState.CLOSED;
import static dev.patterns.circuitbreaker.CircuitBreakerState.HALF_OPEN;
import static dev.patterns.circuitbreaker.CircuitBreakerState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.circuitbreaker.CircuitBreakerEvent.StateTransition;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A breaker called payments, on a simulated clock, in the state in which a test starts. */
final class BreakerFixture {

    static final Duration OPEN_FOR = Duration.ofSeconds(60);
    static final Duration LEASE = Duration.ofSeconds(10);
    static final IOException FAILURE = new IOException("connection reset");

    final SimulatedTime time = new SimulatedTime(7);
    final List<StateTransition> transitions = new ArrayList<>();
    final CircuitBreaker breaker;
    private final CallStyle style;

    private BreakerFixture(CallStyle style, Consumer<CircuitBreakerBuilder> setUp) {
        this.style = style;
        var builder = CircuitBreaker.builder("payments")
                .tripWhen(TripRule.consecutiveFailures(3))
                .openFor(OPEN_FOR)
                .probeLease(LEASE)
                .time(time);
        setUp.accept(builder);
        this.breaker = builder.build();
        breaker.onTransition(transitions::add);
    }

    static BreakerFixture givenClosed(CallStyle style) {
        return givenClosed(style, builder -> {});
    }

    static BreakerFixture givenClosed(CallStyle style, Consumer<CircuitBreakerBuilder> setUp) {
        return new BreakerFixture(style, setUp);
    }

    static BreakerFixture givenOpen(CallStyle style) {
        return givenOpen(style, builder -> {});
    }

    static BreakerFixture givenOpen(CallStyle style, Consumer<CircuitBreakerBuilder> setUp) {
        var fixture = givenClosed(style, setUp);
        fixture.opens();
        return fixture;
    }

    /** Open, with its time up: the next call is a probe. */
    static BreakerFixture givenDueForProbes(CallStyle style, int probes) {
        return givenDueForProbes(style, builder -> builder.probes(probes));
    }

    static BreakerFixture givenDueForProbes(CallStyle style, Consumer<CircuitBreakerBuilder> setUp) {
        var fixture = givenOpen(style, setUp);
        fixture.time.advance(OPEN_FOR);
        return fixture;
    }

    /** Makes as many failing calls as it takes to open the breaker. */
    void opens() {
        for (int i = 0; i < 1_000 && state() != OPEN; i++) {
            fails();
        }
        assertThat(state()).isEqualTo(OPEN);
    }

    CallStyle.InFlight begins() {
        return style.begin(breaker, time);
    }

    List<CallStyle.InFlight> begin(int calls) {
        return IntStream.range(0, calls).mapToObj(i -> begins()).toList();
    }

    void succeeds() {
        begins().succeeds();
    }

    void fails() {
        begins().fails(FAILURE);
    }

    void fails(int times) {
        for (int i = 0; i < times; i++) {
            fails();
        }
    }

    CircuitBreakerState state() {
        return breaker.state();
    }

    void isClosed() {
        assertThat(state()).isEqualTo(CLOSED);
    }

    void isOpen() {
        assertThat(state()).isEqualTo(OPEN);
    }

    void isHalfOpen() {
        assertThat(state()).isEqualTo(HALF_OPEN);
    }
}
