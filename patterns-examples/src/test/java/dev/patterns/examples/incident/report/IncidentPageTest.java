package dev.patterns.examples.incident.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IncidentPageTest {

    private static final String NO_ACTS = "{\"mode\":\"real\",\"acts\":[]}";

    @ParameterizedTest
    @EnumSource(IncidentPage.class)
    void loadsNothingFromOtherFiles(IncidentPage story) throws IOException {
        assertThat(story.render(SampleResult.simulated()))
                .doesNotContainPattern("(?i)https?://")
                .doesNotContainPattern("(?i)<[^>]*\\ssrc\\s*=")
                .doesNotContainPattern("(?i)<link\\b|@import")
                .doesNotContainPattern("(?i)url\\((?!#)")
                .contains("default-src 'none'");
    }

    @Test
    void embedsTheResultUnchanged() throws IOException {
        assertThat(embedded(SampleResult.real()).at("/acts/1/successRate").asDouble())
                .isEqualTo(0.382);
    }

    @Test
    void roundsFractionsToFiveDigitsAndKeepsWholeNumbers() throws IOException {
        var result = embedded("{\"acts\":[],\"seed\":123456789012,\"a\":0.123456789,\"b\":12345.678,\"c\":null}");

        assertThat(result.path("seed").asLong()).isEqualTo(123456789012L);
        assertThat(result.path("a").asDouble()).isEqualTo(0.12346);
        assertThat(result.path("b").asDouble()).isEqualTo(12346);
        assertThat(result.path("c").isNull()).isTrue();
    }

    @Test
    void dataCannotEndTheElementThatHoldsIt() throws IOException {
        var hostile = "</script><script>alert(1)</script><!-- & \" $1";
        var json = new ObjectMapper().createObjectNode();
        json.putArray("acts").addObject().put("name", hostile);

        var page = IncidentPage.PAYMENTS.render(json.toString());

        assertThat(page).doesNotContain("alert(1)</script>").doesNotContain("<!-- &");
        assertThat(embedded(json.toString()).at("/acts/0/name").asText()).isEqualTo(hostile);
    }

    @Test
    void aPageWithEveryCombinationIsSmallerThanFiveMegabytes() throws IOException {
        assertThat(IncidentPage.PAYMENTS.render(SampleResult.simulated()).length())
                .isLessThan(5_000_000);
    }

    @Test
    void createsAMissingDirectory(@TempDir Path folder) throws IOException {
        var page = folder.resolve("new/incident.html");

        IncidentPage.PAYMENTS.write(page, NO_ACTS);

        assertThat(Files.readString(page)).startsWith("<!doctype html>").endsWith("</html>\n");
    }

    @Test
    void rejectsInvalidJson(@TempDir Path folder) {
        var page = folder.resolve("incident.html");

        assertThatThrownBy(() -> IncidentPage.PAYMENTS.write(page, "{\"acts\":"))
                .isInstanceOf(JsonProcessingException.class);
        assertThat(page).doesNotExist();
    }

    private static JsonNode embedded(String json) throws IOException {
        var page = IncidentPage.PAYMENTS.render(json);
        var before = "<script type=\"application/json\" id=\"result\">";
        int from = page.indexOf(before) + before.length();
        return new ObjectMapper().readTree(page.substring(from, page.indexOf("</script>", from)));
    }
}
