package dev.patterns.examples.differential.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.catalogue.Catalogue;
import dev.patterns.examples.differential.DifferentialRun;
import dev.patterns.examples.differential.Explanation;
import dev.patterns.examples.differential.breaker.BreakerPair.BreakerFactory;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The hand-written breaker and Resilience4j's, in 10,000 random traces. */
class BreakersComparedTest {

    private static final Pattern SHRUNK = Pattern.compile("Shrunk from \\d+ steps to (\\d+):");

    @Test
    void everyDifferenceHasAnExplanation() {
        var comparison = new BreakerComparison(DrivenHandwrittenBreaker::new, BreakerExplanations.all());

        var tally = DifferentialRun.run("Breaker and Resilience4j", comparison, DifferentialRun.traces(10_000));

        assertThat(tally)
                .as("no explanation is superfluous")
                .containsKeys(Explanation.texts(BreakerExplanations.all()));
    }

    @Test
    void everyExplanationIsACaseOfTheCatalogue() {
        var cases = Catalogue.suites().stream()
                .flatMap(suite -> suite.cases().stream())
                .map(Case::id)
                .toList();

        assertThat(BreakerExplanations.all()).extracting(Explanation::id).isSubsetOf(cases);
    }

    @ParameterizedTest
    @ValueSource(strings = {"B4a", "B6a", "B6b", "B8a", "B21", "B24", "B52"})
    void aMissingExplanationIsFound(String id) {
        var explanations = Explanation.without(id, BreakerExplanations.all());

        assertThat(stepsToShow(DrivenHandwrittenBreaker::new, explanations)).isLessThanOrEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource
    void aFlawedBreakerIsFoundAndShownInFewSteps(FlawedBreakers flawed) {
        assertThat(stepsToShow(flawed::open, BreakerExplanations.all())).isLessThanOrEqualTo(10);
    }

    private static int stepsToShow(BreakerFactory breaker, List<Explanation<Moment>> explanations) {
        var comparison = new BreakerComparison(breaker, explanations);
        var failure = catchThrowable(() -> DifferentialRun.run("Flawed breaker", comparison, 1_000));
        assertThat(failure).isInstanceOf(AssertionError.class);
        var matcher = SHRUNK.matcher(failure.getMessage());
        assertThat(matcher.find()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }
}
