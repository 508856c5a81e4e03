package dev.patterns.examples.collapse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.collapse.CollapseResult.Region;
import dev.patterns.examples.collapse.CollapseSearch.Limits;
import dev.patterns.examples.collapse.TriggerSearch.Found;
import dev.patterns.examples.service.CurrentSettings;
import dev.patterns.examples.service.DependencyDescription;
import dev.patterns.examples.service.ServiceDescription;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollapseSearchTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Limits SMALL = new Limits(Duration.ofSeconds(4), 4, SECOND, 1, Duration.ofMinutes(10));

    @Test
    void whatTheTimeWasTooShortFor_isNotCalledSafe() {
        assertThat(CollapseText.cell(new Found(Optional.empty(), Optional.empty(), 0, false)))
                .isEqualTo("not searched *");
        assertThat(CollapseText.cell(new Found(Optional.empty(), Optional.empty(), 9, false)))
                .isEqualTo("none found in 9 runs *");
    }

    @Test
    void withoutRetriesNoTriggerIsFound_andThePageSaysSo(@TempDir Path directory) throws Exception {
        var parts = new CopyOnWriteArrayList<String>();
        var result = CollapseSearch.run(service(40, 1), SMALL, parts::add);

        assertThat(result.region()).isEqualTo(Region.STABLE);
        assertThat(result.isComplete()).isTrue();
        assertThat(result.runs()).isPositive();
        assertThat(parts).contains("blips and spikes with today's settings: 16 runs");
        assertThat(CollapseText.lines(result))
                .anyMatch(line -> line.startsWith("stable") && line.endsWith("<- today"))
                .anyMatch(line -> line.startsWith("today's settings") && line.contains("none found in 9 runs"));
        var page = directory.resolve("below/collapse.html");
        CollapsePage.write(page, result);
        assertThat(Files.readString(page)).contains("It came back after every trigger", "A blip of 4 s");
    }

    @Test
    void aServiceThatFailsWithoutATriggerIsOverloaded() {
        var result = CollapseSearch.run(service(150, 3), SMALL, part -> {});

        assertThat(result.region()).isEqualTo(Region.OVERLOADED);
        assertThat(CollapseText.lines(result)).contains("Today it fails without a trigger.");
        assertThat(result.timelines()).hasSize(1);
        assertThat(result.runs()).as("only the map of rates").isLessThan(60);
    }

    @Test
    void theTimeEndsTheSearch() {
        var none = new Limits(Duration.ofSeconds(4), 4, SECOND, 1, Duration.ofNanos(1));
        var result = CollapseSearch.run(service(40, 3), none, part -> {});

        assertThat(result.isComplete()).isFalse();
        assertThat(CollapseText.lines(result))
                .anyMatch(line -> line.startsWith("The time was up before the search was complete"));
    }

    @Test
    void ofManyInstancesSomeAreSimulated_withTheirShareOfTheCapacity() {
        var whole = new DependencyDescription(2_000, Duration.ofMillis(100), Duration.ofMillis(100), 0, 300, 50);
        var slice =
                Service.slice(whole, new Protection(service(90, 2).settings())).dependency();

        assertThat(slice.instances()).isLessThan(whole.instances());
        assertThat(slice.utilization()).isEqualTo(whole.utilization());
        assertThat(slice.rate() / slice.instances()).isBetween(39.0, 41.0);
    }

    @Test
    void onlyWhatTodayIsMissingIsARemedy() {
        var bare = Remedy.of(Service.slice(service(90, 1).dependency(), new Protection(CurrentSettings.NONE)));
        assertThat(names(bare)).allMatch(name -> !name.contains("retr") && !name.contains("backoff"));

        var retrying = Remedy.of(Service.slice(
                service(90, 3).dependency(), new Protection(service(90, 3).settings())));
        assertThat(names(retrying))
                .containsExactly(
                        "a retry budget of 10 %",
                        "no retries",
                        "a backoff from 1 s on",
                        "a breaker that opens for 5 s",
                        "a bulkhead of 10 calls",
                        "an adaptive limit, at most 1000");
    }

    private static List<String> names(List<Remedy> remedies) {
        return remedies.stream().map(Remedy::name).toList();
    }

    /** A dependency that serves a hundred calls a second, under a timeout of 200 ms. */
    private static ServiceDescription service(double rate, int attempts) {
        return new ServiceDescription(
                new DependencyDescription(rate, Duration.ofMillis(20), Duration.ofMillis(20), 0, 2, 1),
                new CurrentSettings(
                        Optional.of(Duration.ofMillis(200)),
                        OptionalInt.of(attempts),
                        Optional.of(Duration.ZERO),
                        OptionalDouble.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        Optional.empty()));
    }
}
