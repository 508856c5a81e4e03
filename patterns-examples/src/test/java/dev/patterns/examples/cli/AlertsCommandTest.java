package dev.patterns.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.incident.plan.Tier;
import dev.patterns.examples.incident.result.OutageResult;
import dev.patterns.examples.incident.result.ServiceLevel;
import dev.patterns.examples.incident.simulated.Outage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The outage that ends, and its table. The other table of the page needs promtool: {@code AlertReplayTest}. */
@Tag("thorough")
class AlertsCommandTest {

    private static List<OutageResult> outage = List.of();
    private static Map<String, ServiceLevel> byLabel = Map.of();

    @BeforeAll
    static void run() throws InterruptedException {
        outage = Outage.run(Outage.acts(Tier.HANDWRITTEN), AlertsCommand.OUTAGE_SEED, ended -> {});
        byLabel = outage.stream().collect(Collectors.toMap(OutageResult::label, OutageResult::serviceLevel));
    }

    @Test
    void withoutAFix_theOutageIsDetected_andTheServiceRecoversUnlessItsConnectionsHaveLeaked() {
        var noFix = byLabel.get("no fix");

        assertThat(noFix.detectedSeconds()).isBetween(30.0, 120.0);
        assertThat(noFix.recoveredSeconds()).isLessThan(60);
        assertThat(byLabel.get("timeout").recoveredSeconds())
                .as("more calls get through, so more connections leak")
                .isNull();
        assertThat(byLabel.get("release-early").detectedSeconds()).isNull();
        assertThat(noFix.burnRate()).isGreaterThan(14.4);
    }

    @Test
    void withTheFixesOfTheStory_noFailureIsDetectedAndTheBudgetLasts() {
        for (var tier : Tier.values()) {
            var fixed = byLabel.get("the story's fixes, " + tier);
            assertThat(fixed.detectedSeconds()).as(tier.toString()).isNull();
            assertThat(fixed.recoveredSeconds()).as(tier.toString()).isZero();
            assertThat(fixed.burnRate()).as(tier.toString()).isLessThan(1);
        }
    }

    @Test
    void thePageAboutOperationsHasItsTable() throws Exception {
        var page = Files.readString(Path.of("../docs/operations.md"));

        assertThat(ServiceLevelTable.filledInto(page, outage)).isEqualTo(page).contains("| no fix |");
    }
}
