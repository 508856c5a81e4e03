package dev.patterns.examples.incident.api.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.cli.IncidentCommand;
import dev.patterns.examples.incident.api.plan.ApiAct;
import dev.patterns.examples.incident.api.result.ApiActResult;
import dev.patterns.examples.incident.api.result.ApiResult;
import dev.patterns.examples.incident.result.IncidentJson;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** All four acts in a short real run: an embedded PostgreSQL, HTTP. The assertions hold on a busy machine too. */
class ApiEndToEndTest {

    @Test
    void everyRequestHasAnOutcome_andTheFixesEndTheErrors(@TempDir Path directory) throws Exception {
        var out = new StringWriter();
        var status = new CommandLine(new IncidentCommand())
                .setOut(new PrintWriter(out, true))
                .execute("--story", "api", "--peak", "1", "--seed", "11", "--out", directory.toString());
        assertThat(status).isZero();

        var result = IncidentJson.read(directory.resolve("api.json"), ApiResult.class);
        assertThat(result.story()).isEqualTo("api");
        assertThat(result.seed()).isEqualTo(11);
        assertThat(result.mode()).isEqualTo("real");
        assertThat(result.parameters()).extracting("givenByStory").contains(true, false);
        assertThat(result.acts())
                .extracting(ApiActResult::name)
                .containsExactlyElementsOf(ApiAct.ALL.stream().map(ApiAct::name).toList());
        assertThat(result.acts()).allSatisfy(ApiEndToEndTest::isConsistent);
        assertThat(result.acts().get(0).cacheHitRate()).isNull();
        assertThat(result.acts().get(2).cacheHitRate()).isGreaterThan(0.9);
        assertThat(Files.readString(directory.resolve("api.html"))).contains("api-library");
        assertThat(out.toString()).contains("api-peak", "api-library", "api.html");
        assertThat(out.toString().lines().filter(line -> !line.contains("api.html")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    private static void isConsistent(ApiActResult act) {
        assertThat(act.outcomes().values().stream().mapToInt(count -> count).sum())
                .isEqualTo(act.peakRequests());
        assertThat(act.outcomes()).doesNotContainKeys("unexpected error", "database error");
        assertThat(act.connectionShare()).isBetween(0.0, 1.0);
        assertThat(act.series().stream().mapToInt(second -> second.arrivals()).sum())
                .isEqualTo(act.requests());
        if (act.name().equals("api-handwritten") || act.name().equals("api-library")) {
            assertThat(act.outcomes()).doesNotContainKeys("price service failed", "price call rejected");
        }
    }
}
