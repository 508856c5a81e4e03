package dev.patterns.examples.differential.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.differential.DifferentialRun;
import org.junit.jupiter.api.Test;

/** The hand-written breaker and Resilience4j's, in 10,000 random traces. */
class BreakersComparedTest {

    @Test
    void everyDifferenceHasAnExplanation() {
        var comparison = new BreakerComparison(DrivenHandwrittenBreaker::new, BreakerExplanations.all());

        var tally = DifferentialRun.run("Breaker", comparison, DifferentialRun.traces(10_000));

        assertThat(tally).isNotEmpty();
    }
}
