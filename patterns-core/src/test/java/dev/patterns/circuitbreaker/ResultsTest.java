package dev.patterns.circuitbreaker;

import static dev.patterns.circuitbreaker.Scene.givenClosed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.CallRejectedException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Results that count as failures. */
@ParameterizedClass
@EnumSource(Style.class)
class ResultsTest {

    private final Style style;

    ResultsTest(Style style) {
        this.style = style;
    }

    @Test
    void aBadResultCountsAsAFailure_andTheCallerGetsIt() {
        var scene = givenClosed(style, builder -> builder.failOnResult(Integer.valueOf(503)::equals));

        scene.begins().returns(503);
        scene.begins().returns(200);
        scene.begins().returns(503);
        scene.begins().returns(503);
        scene.isClosed();
        assertThat(scene.begins().returns(503).returned()).isEqualTo(503);

        scene.isOpen();
        assertThat(scene.transitions.get(0).cause()).containsInstanceOf(CircuitBreakerEvent.BadResult.class);
        assertThat(scene.transitions.get(0).cause()).get().asString().contains("the result was 503");
    }

    @Test
    void aBadResultMaySayWhenToComeBack() {
        record Response(int status, int retryAfterSeconds) {}
        var scene = givenClosed(
                style,
                builder -> builder.tripWhen(TripRule.consecutiveFailures(1))
                        .failOnResult(result -> result instanceof Response response && response.status() == 503)
                        .retryAfter(
                                failure -> failure instanceof CircuitBreakerEvent.BadResult bad
                                                && bad.result() instanceof Response response
                                        ? Optional.of(Duration.ofSeconds(response.retryAfterSeconds()))
                                        : Optional.empty(),
                                Duration.ofMinutes(5)));

        scene.begins().returns(new Response(503, 20));

        var rejected = (CallRejectedException) scene.begins().thrown();
        assertThat(rejected.retryAfter()).contains(Duration.ofSeconds(20));
    }

    @Test
    void recordOnlyAndIgnoreSpeakOfExceptions_notOfResults() {
        var scene = givenClosed(
                style,
                builder -> builder.failOn(java.io.IOException.class)
                        .tripWhen(TripRule.consecutiveFailures(1))
                        .failOnResult("bad"::equals));

        scene.begins().returns("bad");

        scene.isOpen();
    }

    @Test
    void B8_aResultPredicateThatThrowsMakesItAFailure_andTheCallerGetsTheResult() {
        var scene = givenClosed(
                style,
                builder -> builder.failOnResult(result -> {
                    throw new AssertionError("broken predicate");
                }));

        scene.begins().returns("answer");
        scene.begins().returns("answer");
        assertThat(scene.begins().returns("answer").returned()).isEqualTo("answer");

        scene.isOpen();
    }
}
