package dev.patterns.examples.incident.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The incident is replayed against the alert rules. Skipped if promtool is not installed. */
@Tag("thorough")
class AlertReplayTest {

    @Test
    void noAlertFiresInHealthy_andThePageSaysWhichFireInTheOtherActs() throws Exception {
        assumeTrue(Promtool.isInstalled(), "promtool is not installed");

        var table = AlertTable.of(Path.of("ops/alerts.yml"), act -> {});

        assertThat(table.firings("healthy")).isEmpty();
        assertThat(table.firings("incident"))
                .containsKeys("PaymentSuccessRateLow", "PaymentErrorBudgetBurnFast", "ConnectionPoolSaturated");
        assertThat(table.firings("incident").values()).allMatch(firing -> firing.first() > 0);
        assertThat(table.firings("incident-handwritten")).containsOnlyKeys("CircuitBreakerOpen");
        var page = Files.readString(Path.of("../docs/operations.md"));
        assertThat(table.filledInto(page)).isEqualTo(page);
    }
}
