package dev.patterns.examples.collapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patterns.examples.collapse.Recovery.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The search finds the two rates of HotOS 2021 within 5 %, with one seed and one trigger. */
class HotosTest {

    private static final Service SERVICE =
            Service.slice(CollapseDocs.HOTOS.dependency(), new Protection(CollapseDocs.HOTOS.settings()));
    private static final List<Long> SEEDS = List.of(1L);

    @Test
    void theRates150And300AreFoundWithinFivePercent() {
        var search = new RateSearch(SERVICE, SEEDS, () -> false);
        var overloaded = search.overloaded();
        var vulnerable = search.vulnerable(overloaded.from(), List.of(Trigger.Blip.ofSeconds(7.5)));

        assertThat(vulnerable.upTo()).isCloseTo(150, within(7.5));
        assertThat(vulnerable.from()).isCloseTo(150, within(7.5));
        assertThat(overloaded.upTo()).isCloseTo(300, within(15.0));
        assertThat(overloaded.from()).isCloseTo(300, within(15.0));
    }

    @Test
    void aBlipOfTenSecondsAtTheRateOf280LeadsTo560QueriesASecondForEver() {
        var trial = Trial.of(SERVICE, Trigger.Blip.ofSeconds(10), 1);
        assertThat(trial.outcome()).isEqualTo(Outcome.NEVER);
        assertThat(trial.share()).isZero();

        var after = Trial.timeline(SERVICE, trial.trigger(), 1).stream()
                .filter(interval -> interval.from() > 25)
                .reduce(Interval::and)
                .orElseThrow();
        assertThat(after.calls() / after.seconds()).isCloseTo(560, within(15.0));
    }

    @Test
    void aRetryBudgetLetsItComeBack() {
        var budget = SERVICE.with(SERVICE.protection().withBudget(0.1));
        assertThat(Trial.of(budget, Trigger.Blip.ofSeconds(10), 1).outcome()).isNotEqualTo(Outcome.NEVER);
    }
}
