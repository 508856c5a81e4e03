package dev.patterns.circuitbreaker;

import static dev.patterns.circuitbreaker.CircuitBreakerState.CLOSED;
import static dev.patterns.circuitbreaker.CircuitBreakerState.HALF_OPEN;
import static dev.patterns.circuitbreaker.CircuitBreakerState.OPEN;
import static dev.patterns.circuitbreaker.Scene.FAILURE;
import static dev.patterns.circuitbreaker.Scene.OPEN_FOR;
import static dev.patterns.circuitbreaker.Scene.givenClosed;
import static dev.patterns.circuitbreaker.Scene.givenDueForProbes;
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

/** Who is told of what, and that telling changes nothing. */
@ParameterizedClass
@EnumSource(Style.class)
class CircuitBreakerEventsTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(CircuitBreaker.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Style style;

    CircuitBreakerEventsTest(Style style) {
        this.style = style;
    }

    @BeforeEach
    void listenToTheLog() {
        log.start();
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        logger.addAppender(log);
    }

    @AfterEach
    void leaveTheLog() {
        logger.detachAppender(log);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    @Test
    void eachTransitionIsToldOnce_withWhatMadeItOpen() {
        var scene = givenClosed(style);
        scene.fails(3);
        scene.time.advance(OPEN_FOR);
        scene.succeeds();

        assertThat(scene.transitions)
                .containsExactly(
                        new StateTransition("payments", CLOSED, OPEN, FAILURE),
                        new StateTransition("payments", OPEN, HALF_OPEN, null),
                        new StateTransition("payments", HALF_OPEN, CLOSED, null));
        assertThat(scene.transitions.get(0).cause()).contains(FAILURE);
        assertThat(scene.transitions.get(1).cause()).isEmpty();
    }

    @Test
    void aListenerSeesTheNewState() {
        var scene = givenClosed(style);
        scene.breaker.onTransition(transition -> assertThat(scene.state()).isEqualTo(transition.to()));

        scene.opens();

        assertThat(messages()).noneMatch(message -> message.contains("listener"));
    }

    @Test
    void aRemovedListenerHearsNothingMore() {
        var scene = givenClosed(style);
        var heard = new ArrayList<StateTransition>();
        var listening = scene.breaker.onTransition(heard::add);
        scene.opens();

        listening.cancel();
        listening.cancel();
        scene.time.advance(OPEN_FOR);
        scene.succeeds();

        assertThat(heard).hasSize(1);
        assertThat(scene.transitions).hasSize(3);
    }

    @Test
    void aListenerThatThrowsChangesNoOutcome_andTheOthersAreToldAllTheSame() {
        var scene = givenDueForProbes(style, builder -> {});
        scene.transitions.clear();
        scene.breaker.onTransition(transition -> {
            throw new AssertionError("broken listener");
        });
        var after = new ArrayList<StateTransition>();
        scene.breaker.onTransition(after::add);

        var probe = scene.begins().succeeds();

        assertThat(probe.returned()).isEqualTo("answer");
        scene.isClosed();
        assertThat(after).isEqualTo(scene.transitions).hasSize(2);
        assertThat(messages()).contains("A listener of circuit breaker payments failed on " + after.get(1));
    }

    @Test
    void aListenerMayCallTheBreaker() {
        var scene = givenClosed(style);
        var rejections = new ArrayList<Throwable>();
        scene.breaker.onTransition(transition -> {
            try {
                scene.breaker.call(() -> "from within");
            } catch (RuntimeException rejected) {
                rejections.add(rejected);
            }
        });

        scene.opens();

        assertThat(rejections).hasSize(1);
    }

    @Test
    void openingIsAWarning_theRestIsInformation() {
        var scene = givenClosed(style);
        scene.opens();
        scene.time.advance(OPEN_FOR);
        scene.succeeds();

        assertThat(log.list)
                .extracting(event -> event.getLevel() + " " + event.getFormattedMessage())
                .containsExactly(
                        "WARN Circuit breaker OPENED for payments after java.io.IOException: connection reset,"
                                + " next probe in PT1M",
                        "INFO Circuit breaker HALF_OPEN for payments",
                        "INFO Circuit breaker CLOSED for payments");
    }

    @Test
    void aFailureThatCannotBePrintedIsStillTheCallersFailure() {
        assumeThat(style).as("a CompletableFuture prints its failure itself").isEqualTo(Style.SYNC);
        var scene = givenClosed(style);
        var unprintable = new RuntimeException() {
            @Override
            public String toString() {
                throw new IllegalStateException("no words");
            }
        };
        scene.fails(2);

        var thrown = scene.begins().fails(unprintable).thrown();

        assertThat(thrown == unprintable).isTrue();
        scene.isOpen();
        assertThat(scene.transitions).hasSize(1);
    }

    private List<String> messages() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
