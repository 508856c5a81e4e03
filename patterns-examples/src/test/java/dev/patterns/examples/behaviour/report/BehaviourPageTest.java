package dev.patterns.examples.behaviour.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patterns.examples.behaviour.Verdict;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BehaviourPageTest {

    @Test
    void loadsNothingFromOtherFiles() throws IOException {
        assertThat(BehaviourPage.render(BehaviourJson.toJson(SampleBehaviour.result())))
                .doesNotContainPattern("(?i)https?://")
                .doesNotContainPattern("(?i)<[^>]*\\ssrc\\s*=")
                .doesNotContainPattern("(?i)<link\\b|@import|url\\(")
                .contains("default-src 'none'");
    }

    @Test
    void aPageWith110CasesHasAtMost600KilobytesAndEveryVerdict() throws IOException {
        var result = SampleBehaviour.result();
        assertThat(result.cases()).hasSize(110);
        assertThat(result.flickers()).isNotEmpty();
        for (var verdict : Verdict.values()) {
            assertThat(result.cases())
                    .anyMatch(row -> row.cells().stream().anyMatch(cell -> cell.verdict() == verdict));
        }
        assertThat(BehaviourPage.render(BehaviourJson.toJson(result)).length()).isLessThan(600_000);
    }

    @Test
    void theJsonHasTheFieldsThatOthersRead() throws IOException {
        var json = new ObjectMapper().readTree(BehaviourJson.toJson(SampleBehaviour.result()));
        assertThat(json.at("/contenders/3").asText()).isEqualTo("RESILIENCE4J");
        assertThat(json.at("/labels/RESILIENCE4J").asText()).isEqualTo("Resilience4j");
        assertThat(json.at("/labels/SOME_LATER_POOL").asText()).isEqualTo("some-later-pool");
        assertThat(json.at("/cases/0").fieldNames())
                .toIterable()
                .containsExactly("id", "pattern", "title", "expected", "source", "time", "file", "line", "cells");
        assertThat(json.at("/cases/0/cells/0").fieldNames())
                .toIterable()
                .containsExactly("contender", "verdict", "seen", "setting", "time", "story");
    }
}
