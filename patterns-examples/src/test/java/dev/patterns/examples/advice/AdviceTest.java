package dev.patterns.examples.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.service.CurrentSettings;
import dev.patterns.examples.service.DependencyDescription;
import dev.patterns.examples.service.ServiceDescription;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdviceTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Path EXAMPLE = Path.of("services/payments.properties");
    private static final ComparedService.Effort LEAST = new ComparedService.Effort(2_000, 10_000, 500, 10_000);

    @Test
    void thePageShowsWhatTheCommandPrints() throws IOException {
        var advice = Advice.of(ServiceDescription.read(EXAMPLE), 7);
        var page = AdviceDocs.read(DOCS);

        assertThat(page)
                .as(
                        "docs/advice.md. Is the change wanted? Then: advise --file patterns-examples/%s --write-docs",
                        EXAMPLE)
                .isEqualTo(AdviceDocs.filled(page, advice));
        assertThat(advice.toString().lines()).allMatch(line -> line.length() <= 100);
        assertThat(advice.afterwards())
                .as("figures whose formula holds")
                .filteredOn(Figure::isComparable)
                .allMatch(Figure::agrees);
    }

    /** By hand: 40 requests a second of an instance, 0.1 s each, so 4 at a time; p99 0.4 s, so 16 if all are slow. */
    @Test
    void theSettingsOfAnExampleAreThoseThatAreComputedByHand() {
        var advised = new Advisor(
                        new DependencyDescription(240, Duration.ofMillis(80), Duration.ofMillis(400), 0.005, 40, 6))
                .settings();

        assertThat(advised.timeout()).contains(Duration.ofMillis(680)); // 80 ms · e^(3.09 · ln 5 / 2.326)
        assertThat(advised.attempts()).hasValue(2); // 0.006² < 0.0001
        assertThat(advised.budget()).hasValue(0.1);
        assertThat(advised.bulkhead()).hasValue(17); // 40.2 calls/s · 0.4 s
        assertThat(advised.breaker().orElseThrow().window()).isEqualTo(10);
        assertThat(advised.breaker().orElseThrow().openFor()).isEqualTo(Duration.ofMillis(3400)); // five timeouts
    }

    @Test
    void aBusyDependencyGetsNoRetries_andBulkheadsThatShareItsCapacity() {
        var advised = new Advisor(
                        new DependencyDescription(240, Duration.ofMillis(80), Duration.ofMillis(400), 0.005, 26, 6))
                .settings();

        assertThat(advised.attempts()).hasValue(1);
        assertThat(advised.budget()).isEmpty();
        assertThat(advised.bulkhead()).hasValue(4);
    }

    @Test
    void anOverloadedDependency_isSaidToBe_andNoFormulaOfTodayHolds() {
        var overloaded = new DependencyDescription(240, Duration.ofMillis(80), Duration.ofMillis(400), 0.005, 20, 6);

        var advice = Advice.of(new ServiceDescription(overloaded, CurrentSettings.NONE), LEAST, 7);

        assertThat(advice.toString())
                .contains("no setting makes room")
                .contains("no formula: the load is")
                .contains("without a timeout no call ends");
        assertThat(figure(advice.today(), "utilization of the dependency").isComparable())
                .isFalse();
    }

    @Test
    void equalLatencies_areAdvisedTooWithoutError() {
        var equal = new DependencyDescription(50, Duration.ofMillis(100), Duration.ofMillis(100), 0, 20, 1);

        var advice = Advice.of(new ServiceDescription(equal, CurrentSettings.NONE), LEAST, 7);

        assertThat(advice.advised().timeout()).contains(Duration.ofMillis(200)); // twice the median
        assertThat(advice.toString()).doesNotContain("NaN").doesNotContain("Infinity");
    }

    private static Figure figure(List<Figure> figures, String name) {
        return figures.stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
