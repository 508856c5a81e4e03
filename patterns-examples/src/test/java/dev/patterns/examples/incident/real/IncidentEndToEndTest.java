package dev.patterns.examples.incident.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.patterns.examples.cli.IncidentCommand;
import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.incident.result.ActResult;
import dev.patterns.examples.incident.result.IncidentJson;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** All five acts in a small real run: an embedded PostgreSQL, HTTP. The assertions hold on a busy machine too. */
@Tag("real-time")
class IncidentEndToEndTest {

    private static final int PAYMENTS = 240;

    @Test
    void inEveryActLedgersAndDatabaseAgree(@TempDir Path directory) throws Exception {
        var out = new StringWriter();
        var status = new CommandLine(new IncidentCommand())
                .setOut(new PrintWriter(out, true))
                .execute("--payments", "" + PAYMENTS, "--seed", "11", "--out", directory.toString());
        assertThat(status).isZero();

        var result = IncidentJson.read(directory.resolve("incident.json"));
        assertThat(result.seed()).isEqualTo(11);
        assertThat(result.mode()).isEqualTo("real");
        assertThat(result.parameters()).extracting("givenByStory").contains(true, false);
        assertThat(result.acts())
                .extracting(ActResult::name)
                .containsExactlyElementsOf(Act.ALL.stream().map(Act::name).toList());
        assertThat(result.acts()).allSatisfy(IncidentEndToEndTest::isConsistent);
        assertThat(Files.readString(directory.resolve("incident.html"))).contains("incident-library");
        assertThat(out.toString()).contains("healthy", "incident-library", "incident.html");
        assertThat(out.toString().lines().filter(line -> !line.contains("incident.html")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void theFileHasTheDocumentedFieldsAndTheRequestedActs(@TempDir Path directory) throws Exception {
        var status = new CommandLine(new IncidentCommand())
                .setOut(new PrintWriter(new StringWriter()))
                .execute("--payments", "60", "--act", "healthy", "--out", directory.toString());
        assertThat(status).isZero();

        var json = JsonMapper.builder()
                .build()
                .readTree(directory.resolve("incident.json").toFile());
        assertThat(json.fieldNames())
                .toIterable()
                .startsWith("seed", "mode", "timeScale")
                .contains("acts");
        assertThat(json.get("acts")).hasSize(1);
        var act = json.get("acts").get(0);
        assertThat(act.fieldNames())
                .toIterable()
                .containsAll(List.of(
                        "name",
                        "payments",
                        "successRate",
                        "p50Millis",
                        "p95Millis",
                        "p99Millis",
                        "peakConnections",
                        "attemptsPerPayment",
                        "doubleCharges",
                        "lostPayments",
                        "series"));
        assertThat(act.get("series").get(0).fieldNames())
                .toIterable()
                .contains("second", "successRate", "p95Millis", "connectionsInUse", "connectionsWaiting", "breaker");
    }

    private static void isConsistent(ActResult act) {
        assertThat(act.payments()).isEqualTo(PAYMENTS);
        assertThat(act.doubleCharges()).isZero();
        assertThat(act.lostPayments()).isZero();
        assertThat(act.successRate()).isBetween(0.0, 1.0);
        assertThat(act.outcomes().values().stream().mapToInt(count -> count).sum())
                .isEqualTo(PAYMENTS);
        assertThat(act.outcomes().getOrDefault("unexpected error", 0)).isZero();
        assertThat(act.peakConnections()).isBetween(1, act.fixes().contains("bigger-pool") ? 30 : 15);
        assertThat(act.attemptsPerPayment()).isGreaterThanOrEqualTo(1);
        assertThat(act.series().stream().mapToInt(second -> second.arrivals()).sum())
                .isEqualTo(PAYMENTS);
        assertThat(act.series().size()).isGreaterThanOrEqualTo(8);
    }
}
