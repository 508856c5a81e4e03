package dev.patterns.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.Policy;
import dev.patterns.retry.Retry;
import dev.patterns.retry.RetryBudget;
import dev.patterns.timeout.Timeout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The test in {@code docs/simulation.md} that looks for a blip after which a service never comes back. */
class BlipTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void theServiceComesBackAfterABlip() {
        var database = Dependency.answeringIn(Duration.ofMillis(100)).serving(300);
        var service = Scenario.constant(280)
                .guardedBy(run -> Policy.compose(
                        Retry.builder("db")
                                .maxAttempts(2)
                                .budget(RetryBudget.ratio(0.1, 10))
                                .time(run.time())
                                .build(),
                        Timeout.builder("db").time(run.time()).build()));
        for (int millis : List.of(500, 1_000, 2_000)) {
            var blip = database.pausedBetween(Duration.ofSeconds(5), Duration.ofMillis(5_000 + millis));
            var result = service.against(blip).run(7);
            var late = result.requests().arrivedBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
            assertThat(late.successRate()).as("after %d ms", millis).isGreaterThan(0.9);
        }
    }

    @Test
    void theDocsShowTheTestAbove() throws IOException {
        var source = Files.readString(Path.of("src/test/java/dev/patterns/simulation/scenario/BlipTest.java"));
        var test = source.substring(source.indexOf("@Test"), source.indexOf("@Test", source.indexOf("@Test") + 1));
        var docs = Files.readString(ROOT.resolve("docs/simulation.md")).replaceAll(" +// .*", "");
        assertThat(withoutSpace(docs)).contains(withoutSpace(test));
    }

    @Test
    void withoutTheBudget_noRequestSucceedsAfterABlipOfASecond() {
        var result = Scenario.constant(280)
                .lasting(Duration.ofSeconds(15))
                .against(Dependency.answeringIn(Duration.ofMillis(100))
                        .serving(300)
                        .pausedBetween(Duration.ofSeconds(2), Duration.ofSeconds(3)))
                .guardedBy(run -> Policy.compose(
                        Retry.builder("db").maxAttempts(2).time(run.time()).build(),
                        Timeout.builder("db").time(run.time()).build()))
                .run(7);
        var late = result.requests().arrivedBetween(Duration.ofSeconds(10), Duration.ofSeconds(15));
        assertThat(late.successRate()).isZero();
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
