package dev.patterns.examples.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.contenders.limit.LimitContender;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One seed of each scenario. {@link AdaptiveLimitComparisonTest} has more. */
class AdaptiveLimitTest {

    @Test
    void theAdaptiveLimitIsNearTheBestFixedOne_inEveryScenario() {
        assertThat(Comparison.all(List.of(1L), LimitContender.HANDWRITTEN))
                .hasSize(10)
                .allSatisfy(it -> assertThat(it.limiters().get(LimitContender.HANDWRITTEN))
                        .as(it.scenario())
                        .matches(Comparison.Relative::isNearTheBest));
    }

    @Test
    void theSameSeedGivesTheSameResult() {
        var scenario = LoadScenario.ALL.get(0);

        assertThat(LoadRun.of(scenario, 7, LimitContender.HANDWRITTEN))
                .isEqualTo(LoadRun.of(scenario, 7, LimitContender.HANDWRITTEN))
                .isNotEqualTo(LoadRun.of(scenario, 8, LimitContender.HANDWRITTEN));
    }
}
