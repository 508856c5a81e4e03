package dev.patterns.circuitbreaker;

import static dev.patterns.circuitbreaker.BreakerFixture.givenClosed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.BadResult;
import dev.patterns.CallRejectedException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Results that count as failures. */
@ParameterizedClass
@EnumSource(CallStyle.class)
class FailOnResultTest {

    private final CallStyle style;

    FailOnResultTest(CallStyle style) {
        this.style = style;
    }

    @Test
    void aBadResultCountsAsAFailure_andTheCallerGetsIt() {
        var fixture = givenClosed(style, builder -> builder.failOnResult(Integer.valueOf(503)::equals));

        fixture.begins().returns(503);
        fixture.begins().returns(200);
        fixture.begins().returns(503);
        fixture.begins().returns(503);
        fixture.isClosed();
        assertThat(fixture.begins().returns(503).returned()).isEqualTo(503);

        fixture.isOpen();
        assertThat(fixture.transitions.get(0).cause()).containsInstanceOf(BadResult.class);
        assertThat(fixture.transitions.get(0).cause()).get().asString().contains("the result was 503");
    }

    @Test
    void aBadResultMaySayWhenToRetry() {
        record Response(int status, int retryAfterSeconds) {}
        var fixture = givenClosed(
                style,
                builder -> builder.tripWhen(TripRule.consecutiveFailures(1))
                        .failOnResult(result -> result instanceof Response response && response.status() == 503)
                        .retryAfter(
                                failure -> failure instanceof BadResult bad && bad.result() instanceof Response response
                                        ? Optional.of(Duration.ofSeconds(response.retryAfterSeconds()))
                                        : Optional.empty(),
                                Duration.ofMinutes(5)));

        fixture.begins().returns(new Response(503, 20));

        var rejected = (CallRejectedException) fixture.begins().thrown();
        assertThat(rejected.retryAfter()).contains(Duration.ofSeconds(20));
    }

    @Test
    void failOnAndIgnoreOnApplyToExceptions_notToResults() {
        var fixture = givenClosed(
                style,
                builder -> builder.failOn(java.io.IOException.class)
                        .tripWhen(TripRule.consecutiveFailures(1))
                        .failOnResult("bad"::equals));

        fixture.begins().returns("bad");

        fixture.isOpen();
    }

    @Test
    void B8_aResultPredicateThatThrowsMakesTheCallAFailure_andTheCallerGetsTheResult() {
        var fixture = givenClosed(
                style,
                builder -> builder.failOnResult(result -> {
                    throw new AssertionError("broken predicate");
                }));

        fixture.begins().returns("answer");
        fixture.begins().returns("answer");
        assertThat(fixture.begins().returns("answer").returned()).isEqualTo("answer");

        fixture.isOpen();
    }
}
