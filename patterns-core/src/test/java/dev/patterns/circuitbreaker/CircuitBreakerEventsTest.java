package dev.patterns.circuitbreaker;

import static dev.patterns.circuitbreaker.BreakerFixture.FAILURE;
import static dev.patterns.circuitbreaker.BreakerFixture.OPEN_FOR;
import static dev.patterns.circuitbreaker.BreakerFixture.givenClosed;
import static dev.patterns.circuitbreaker.BreakerFixture.givenDueForProbes;
import static dev.patterns.circuitbreaker.CircuitBreakerState.CLOSED;
import static dev.patterns.circuitbreaker.CircuitBreakerState.HALF_OPEN;
import static dev.patterns.circuitbreaker.CircuitBreakerState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.patterns.circuitbreaker.CircuitBreakerEvent.StateTransition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Which listeners and log lines an event reaches, and that they change no outcome. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class CircuitBreakerEventsTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(CircuitBreaker.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final CallStyle style;

    CircuitBreakerEventsTest(CallStyle style) {
        this.style = style;
    }

    @BeforeEach
    void captureTheLog() {
        log.start();
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        logger.addAppender(log);
    }

    @AfterEach
    void restoreTheLog() {
        logger.detachAppender(log);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    @Test
    void eachTransitionIsPublishedOnce_withTheFailureThatOpenedTheBreaker() {
        var fixture = givenClosed(style);
        fixture.fails(3);
        fixture.time.advance(OPEN_FOR);
        fixture.succeeds();

        assertThat(fixture.transitions)
                .containsExactly(
                        new StateTransition("payments", CLOSED, OPEN, FAILURE),
                        new StateTransition("payments", OPEN, HALF_OPEN, null),
                        new StateTransition("payments", HALF_OPEN, CLOSED, null));
        assertThat(fixture.transitions.get(0).cause()).contains(FAILURE);
        assertThat(fixture.transitions.get(1).cause()).isEmpty();
    }

    @Test
    void aListenerSeesTheNewState() {
        var fixture = givenClosed(style);
        fixture.breaker.onTransition(transition -> assertThat(fixture.state()).isEqualTo(transition.to()));

        fixture.opens();

        assertThat(messages()).noneMatch(message -> message.contains("listener"));
    }

    @Test
    void aRemovedListenerIsNotCalledAgain() {
        var fixture = givenClosed(style);
        var received = new ArrayList<StateTransition>();
        var registration = fixture.breaker.onTransition(received::add);
        fixture.opens();

        registration.cancel();
        registration.cancel();
        fixture.time.advance(OPEN_FOR);
        fixture.succeeds();

        assertThat(received).hasSize(1);
        assertThat(fixture.transitions).hasSize(3);
    }

    @Test
    void aListenerThatThrowsChangesNoOutcome_andTheOthersAreStillCalled() {
        var fixture = givenDueForProbes(style, builder -> {});
        fixture.transitions.clear();
        fixture.breaker.onTransition(transition -> {
            throw new AssertionError("broken listener");
        });
        var after = new ArrayList<StateTransition>();
        fixture.breaker.onTransition(after::add);

        var probe = fixture.begins().succeeds();

        assertThat(probe.returned()).isEqualTo("answer");
        fixture.isClosed();
        assertThat(after).isEqualTo(fixture.transitions).hasSize(2);
        assertThat(messages()).contains("A listener of circuit breaker payments failed on " + after.get(1));
    }

    @Test
    void aListenerMayCallTheBreaker() {
        var fixture = givenClosed(style);
        var rejections = new ArrayList<Throwable>();
        fixture.breaker.onTransition(transition -> {
            try {
                fixture.breaker.call(() -> "from within");
            } catch (RuntimeException rejected) {
                rejections.add(rejected);
            }
        });

        fixture.opens();

        assertThat(rejections).hasSize(1);
    }

    @Test
    void openingIsLoggedAsAWarning_otherTransitionsAsInformation() {
        var fixture = givenClosed(style);
        fixture.opens();
        fixture.time.advance(OPEN_FOR);
        fixture.succeeds();

        assertThat(log.list)
                .extracting(event -> event.getLevel() + " " + event.getFormattedMessage())
                .containsExactly(
                        "WARN Circuit breaker OPENED for payments after java.io.IOException: connection reset,"
                                + " next probe in PT1M",
                        "INFO Circuit breaker HALF_OPEN for payments",
                        "INFO Circuit breaker CLOSED for payments");
    }

    @Test
    void aFailureThatCannotBePrintedStillReachesTheCaller() {
        assumeThat(style).as("a CompletableFuture prints its failure itself").isEqualTo(CallStyle.SYNC);
        var fixture = givenClosed(style);
        var unprintable = new RuntimeException() {
            @Override
            public String toString() {
                throw new IllegalStateException("can't be printed");
            }
        };
        fixture.fails(2);

        var thrown = fixture.begins().fails(unprintable).thrown();

        assertThat(thrown == unprintable).isTrue();
        fixture.isOpen();
        assertThat(fixture.transitions).hasSize(1);
    }

    private List<String> messages() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
