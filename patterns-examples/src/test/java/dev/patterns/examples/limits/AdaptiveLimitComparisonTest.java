package dev.patterns.examples.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.contenders.limit.LimitContender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three seeds of each scenario, with every limiter, and the page that shows them. */
@Tag("thorough")
class AdaptiveLimitComparisonTest {

    private static final List<Comparison> COMPARISONS = Comparison.all(List.of(1L, 2L, 3L), LimitContender.values());

    @Test
    void theAdaptiveLimitIsNearTheBestFixedOne_inEveryScenario() {
        assertThat(COMPARISONS)
                .hasSize(30)
                .allSatisfy(it -> assertThat(it.limiters().get(LimitContender.HANDWRITTEN))
                        .as(it.scenario())
                        .matches(Comparison.Relative::isNearTheBest));
    }

    @Test
    void theTableIsThatOfTheDocs() throws IOException {
        assertThat(Files.readAllLines(Path.of("../docs/bulkhead.md")))
                .containsSubsequence(ComparisonTable.of(COMPARISONS));
    }

    /** The scenarios would be worth little if any limit met the bounds in all of them. */
    @Test
    void aFixedLimitThatIsTooLowOrTooHighIsFarFromTheBestInSomeScenario() {
        for (int limit : new int[] {10, 20, 60, 100}) {
            assertThat(COMPARISONS).as("limit " + limit).anyMatch(it -> !isNearTheBest(limit, it));
        }
    }

    private static boolean isNearTheBest(int limit, Comparison comparison) {
        var scenario = LoadScenario.ALL.stream()
                .filter(it -> it.name().equals(comparison.scenario()))
                .findFirst()
                .orElseThrow();
        var result = LoadRun.of(scenario, 1, LimitContender.fixed(limit));
        return new Comparison.Relative(result.goodput() / comparison.goodput(), result.p99() / comparison.p99())
                .isNearTheBest();
    }
}
