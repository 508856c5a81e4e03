package dev.patterns.examples.differential.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.catalogue.Catalogue;
import dev.patterns.examples.behaviour.pool.PoolMutants;
import dev.patterns.examples.behaviour.pool.PoolTrial;
import dev.patterns.examples.contenders.pool.PoolContender;
import dev.patterns.examples.differential.DifferentialRun;
import dev.patterns.examples.differential.Explanation;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * The hand-written pool and HikariCP's and DBCP2's, in 2,000 random traces each. Agroal's is left out: a borrow may
 * miss its wake-up there and wait for the whole timeout, so its traces depend on real time.
 */
@Tag("real-time")
class PoolsComparedTest {

    private static final Pattern SHRUNK = Pattern.compile("Shrunk from \\d+ steps to (\\d+):");

    /** Thousands of connections end on purpose. */
    @BeforeAll
    static void logErrorsAlone() {
        for (var name : List.of("dev.patterns.pool", "com.zaxxer.hikari", "org.apache.commons")) {
            if (LoggerFactory.getLogger(name) instanceof Logger logger) {
                logger.setLevel(Level.ERROR);
            }
        }
    }

    @Test
    void everyDifferenceFromHikariCpHasAnExplanation() {
        compare(PoolContender.HIKARICP, PoolExplanations.ofHikariCp());
    }

    @Test
    void everyDifferenceFromDbcp2HasAnExplanation() {
        compare(PoolContender.DBCP2, PoolExplanations.ofDbcp2());
    }

    @Test
    void everyExplanationIsACaseOfTheCatalogue() {
        var cases = Catalogue.suites().stream()
                .flatMap(suite -> suite.cases().stream())
                .map(Case::id)
                .toList();
        var explanations = Stream.of(PoolExplanations.ofHikariCp(), PoolExplanations.ofDbcp2())
                .flatMap(List::stream);

        assertThat(explanations).extracting(Explanation::id).isSubsetOf(cases);
    }

    @Test
    void aMissingExplanationIsFound() {
        var explanations = Explanation.without("P14b", PoolExplanations.ofDbcp2());

        assertThat(stepsToShow(PoolContender.HANDWRITTEN::open, PoolContender.DBCP2, explanations))
                .as("borrow, set the isolation, close, borrow")
                .isLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SETTINGS_ARE_NOT_RESET",
                "COMMITS_AT_CLOSE",
                "EACH_CLOSE_RETURNS_THE_CONNECTION",
                "A_CLOSED_LEASE_WORKS_ON",
                "THE_DRIVERS_CLOSE_IS_NOT_SEEN",
                "NO_PINGS"
            })
    void aFlawedPoolIsFoundAndShownInFewSteps(String flaw) {
        assertThat(stepsToShow(PoolMutants.flawed(flaw), PoolContender.DBCP2, PoolExplanations.ofDbcp2()))
                .isLessThanOrEqualTo(6);
    }

    private static void compare(PoolContender library, List<Explanation<PoolMoment>> explanations) {
        var comparison = new PoolComparison(PoolContender.HANDWRITTEN::open, library, explanations);

        var tally = DifferentialRun.run("Pool and " + library, comparison, DifferentialRun.traces(2_000));

        if (DifferentialRun.isFull()) {
            assertThat(tally.keySet())
                    .as("no explanation is superfluous")
                    .containsAll(List.of(Explanation.texts(explanations)));
        }
    }

    private static int stepsToShow(
            PoolTrial.Opener ours, PoolContender library, List<Explanation<PoolMoment>> explanations) {
        var comparison = new PoolComparison(ours, library, explanations);
        var failure = catchThrowable(() -> DifferentialRun.run("Flawed pool", comparison, 200));
        assertThat(failure).isInstanceOf(AssertionError.class);
        var matcher = SHRUNK.matcher(failure.getMessage());
        assertThat(matcher.find()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }
}
