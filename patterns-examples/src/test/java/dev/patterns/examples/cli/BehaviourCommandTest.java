package dev.patterns.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BehaviourCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aCaseIsToldStepByStep() {
        assertThat(run("--case", "B6", "--contender", "HANDWRITTEN")).isZero();
        assertThat(out.toString())
                .contains("B6a  A late success", "B6b  A late failure", "hand-written, in simulated time")
                .contains("63 s  the late call succeeds: HALF_OPEN")
                .doesNotContain("RESILIENCE4J");
        assertThat(err.toString()).contains("5 of 5");
    }

    @Test
    void theMatrixIsPrintedAndWrittenAsJson(@TempDir Path directory) throws Exception {
        assertThat(run("--pattern", "circuitbreaker", "--contender", "RESILIENCE4J", "--out", directory.toString()))
                .isZero();
        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
        assertThat(out.toString()).contains("Circuit breaker", "Resilience4j", "cannot-be-driven");

        var json =
                new ObjectMapper().readTree(directory.resolve("behaviour.json").toFile());
        assertThat(json.at("/contenders/0").asText()).isEqualTo("RESILIENCE4J");
        assertThat(json.at("/cases"))
                .filteredOn(row -> row.at("/id").asText().equals("B8a"))
                .allSatisfy(row -> {
                    assertThat(row.at("/pattern").asText()).isEqualTo("circuitbreaker");
                    assertThat(row.at("/time").asText()).isEqualTo("simulated");
                    assertThat(row.at("/cells/0/verdict").asText()).isEqualTo("right-with");
                    assertThat(row.at("/cells/0/setting").asText()).isEqualTo("maxWaitDurationInHalfOpenState");
                });
    }

    @Test
    void aPageIsWrittenToo(@TempDir Path directory) {
        assertThat(run("--case", "B6a", "--contender", "HANDWRITTEN", "--out", directory.toString()))
                .isZero();
        assertThat(directory.resolve("behaviour.html")).content().contains("\"id\":\"B6a\"");
        assertThat(out.toString()).contains("1 case in ", "behaviour.html");
    }

    @Test
    void theDocsCanBeCheckedForAPart() {
        assertThat(run("--check-docs", "--pattern", "circuitbreaker", "--contender", "HANDWRITTEN"))
                .as("%s", out)
                .isZero();
        assertThat(out.toString()).contains("docs/behaviour.md says the same");
    }

    private int run(String... options) {
        return new CommandLine(new BehaviourCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(options);
    }
}
