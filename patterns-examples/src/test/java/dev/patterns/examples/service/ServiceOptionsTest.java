package dev.patterns.examples.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class ServiceOptionsTest {

    private static final String DEPENDENCY = "--rate 250 --p50 40ms --p99 0.2s --capacity 30";

    @Command(name = "test")
    private static final class WithOptions {
        @Mixin
        private ServiceOptions service;
    }

    @Test
    void optionsDescribeADependencyAndTodaysSettings() {
        var description = described(DEPENDENCY + " --error-rate 1% --instances 4 --timeout 1.5s --breaker-window 20");

        assertThat(description.dependency())
                .isEqualTo(new DependencyDescription(250, Duration.ofMillis(40), Duration.ofMillis(200), 0.01, 30, 4));
        assertThat(description.settings().timeout()).contains(Duration.ofMillis(1500));
        assertThat(description.settings().breaker())
                .contains(new CurrentSettings.Breaker(0.5, 20, Duration.ofMinutes(1), 1));
        assertThat(description.settings().pool()).isEmpty();
    }

    @Test
    void withoutSettings_noPatternIsUsed() {
        var description = described(DEPENDENCY);

        assertThat(description.settings()).isEqualTo(CurrentSettings.NONE);
        assertThat(description.dependency().errorRate()).isZero();
        assertThat(description.dependency().instances()).isOne();
    }

    @Test
    void anOptionOverridesTheFile(@TempDir Path directory) throws Exception {
        var file = Files.writeString(
                directory.resolve("service.properties"),
                "# a comment\nrate=100\np50=10ms\np99 = 50ms\ncapacity=8\nerror-rate=0.02\nbulkhead=7\n");

        var description = described("--file " + file + " --capacity 9");

        assertThat(description.dependency())
                .isEqualTo(new DependencyDescription(100, Duration.ofMillis(10), Duration.ofMillis(50), 0.02, 9, 1));
        assertThat(description.settings().bulkhead()).hasValue(7);
    }

    @Test
    void theExampleFileCanBeRead() {
        var description = described("--file services/payments.properties");

        assertThat(description.dependency().utilization()).isBetween(0.5, 0.9);
        assertThat(description.settings().breaker()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --rate 0                 | rate must be more than 0 and at most 100000, but was 0
            --rate NaN               | rate must be more than 0 and at most 100000, but was NaN
            --rate many              | rate must be a number, but was 'many'
            --p50 40                 | p50 must be a duration such as 250ms, 1.5s or 2min, but was '40'
            --p50 0s                 | p50 must be between 10us and 1min, but was 0s
            --p99 30ms               | p99 must be between p50 and 100 times p50, 40ms, but was 30ms
            --error-rate 95%         | error-rate must be between 0 and 0.9, but was 0.95
            --error-rate few         | error-rate must be a fraction such as 0.01 or 1%, but was 'few'
            --capacity 2.5           | capacity must be a whole number, but was '2.5'
            --capacity 0             | capacity must be between 1 and 10000, but was 0
            --instances 0            | instances must be between 1 and 1000, but was 0
            --timeout 1h             | timeout must be between 100us and 10min, but was 60min
            --attempts 0             | attempts must be between 1 and 20, but was 0
            --budget 2               | budget must be between 0 and 1, but was 2
            --breaker-threshold 0    | breaker-threshold must be more than 0 and at most 1, but was 0
            --breaker-probes 0       | breaker-probes must be between 1 and 1000, but was 0
            --bulkhead 0             | bulkhead must be between 1 and 100000, but was 0
            --pool -1                | pool must be between 1 and 10000, but was -1
            --connection-timeout 0s  | connection-timeout must be between 100us and 10min, but was 0s
            --file nothing           | --file must be a file that can be read, but was nothing
            """)
    void aWrongValue_isAMessageThatNamesTheValueAndTheRule(String wrong, String message) {
        var option = wrong.split(" ")[0];
        var right = DEPENDENCY.replaceAll(option + " \\S+", "");

        assertThatThrownBy(() -> described(right + " " + wrong))
                .isInstanceOf(ParameterException.class)
                .hasMessage(message);
    }

    @Test
    void aMissingValue_isNamed() {
        assertThatThrownBy(() -> described("--rate 5"))
                .isInstanceOf(ParameterException.class)
                .hasMessage("p50 is missing: give --p50, or p50 in a --file");
    }

    @Test
    void anUnknownKey_isNamedWithTheKnownOnes(@TempDir Path directory) throws Exception {
        var file = Files.writeString(directory.resolve("service.properties"), "retries=3\n");

        assertThatThrownBy(() -> described("--file " + file))
                .isInstanceOf(ParameterException.class)
                .hasMessageStartingWith("unknown key 'retries' in " + file + ": it must be one of rate, p50, ");
    }

    private static ServiceDescription described(String line) {
        var command = new WithOptions();
        new CommandLine(command).parseArgs(arguments(line));
        return command.service.description();
    }

    private static String[] arguments(String line) {
        return new ArrayList<>(List.of(line.strip().split(" +"))).toArray(String[]::new);
    }
}
