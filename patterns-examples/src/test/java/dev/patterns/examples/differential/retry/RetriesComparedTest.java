package dev.patterns.examples.differential.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.examples.differential.DifferentialRun;
import dev.patterns.examples.differential.Explanation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The hand-written retry, Resilience4j's and Failsafe's, in 2,000 random traces each. */
class RetriesComparedTest {

    private static final int TRACES = DifferentialRun.traces(2_000);

    @Test
    void everyDifferenceFromResilience4jHasAnExplanation() {
        compare("Retry and Resilience4j", DrivenRetries.Resilience4j::new, RetryExplanations.ofResilience4j());
    }

    @Test
    void everyDifferenceFromFailsafeHasAnExplanation() {
        compare("Retry and Failsafe", DrivenRetries.FailsafeRetry::new, RetryExplanations.ofFailsafe());
    }

    @Test
    void callsOnTheCallersThreadAreRetriedAsAsynchronousOnesAre() {
        DifferentialRun.run(
                "Retry on the caller's thread and asynchronously",
                new RetryComparison(
                        DrivenRetries.HandwrittenOnTheThread::new, DrivenRetries.Handwritten::new, List.of()),
                TRACES);
    }

    @Test
    void aMissingExplanationIsFound() {
        var comparison = new RetryComparison(
                DrivenRetries.Handwritten::new,
                DrivenRetries.FailsafeRetry::new,
                Explanation.without("R18", RetryExplanations.ofFailsafe()));

        assertThatThrownBy(() -> DifferentialRun.run("Flawed retry", comparison, 200))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("to 1:")
                .hasMessageContaining("attemptEndsWith(ERROR);");
    }

    @Test
    void aFlawedRetryIsFoundAndShownInThreeSteps() {
        var comparison = new RetryComparison(
                DrivenRetries.FlawedDelay::new, DrivenRetries.Resilience4j::new, RetryExplanations.ofResilience4j());

        assertThatThrownBy(() -> DifferentialRun.run("Flawed retry", comparison, 200))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("to 3:");
    }

    private static void compare(String title, DrivenRetry.Factory theirs, List<Explanation<RetryMoment>> explanations) {
        var comparison = new RetryComparison(DrivenRetries.Handwritten::new, theirs, explanations);

        var tally = DifferentialRun.run(title, comparison, TRACES);

        assertThat(tally).as("no explanation is superfluous").containsKeys(Explanation.texts(explanations));
    }
}
