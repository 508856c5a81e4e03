package dev.patterns.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.collapse.CollapseDocs;
import dev.patterns.examples.service.ServiceDescription;
import dev.patterns.examples.service.ServiceOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class CollapseCommandTest {

    private static final Pattern IN_DOCS = Pattern.compile("-Dexec.args=\"collapse ([^\"]*)\"");

    private final StringWriter out = new StringWriter();

    @Test
    void itPrintsWhatItFindsAndWritesThePage(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("service.properties"), """
                rate=20
                p50=10ms
                p99=10ms
                capacity=1
                timeout=100ms
                """);
        var status = new CommandLine(new CollapseCommand())
                .setOut(new PrintWriter(out, true))
                .execute(
                        "--file", file.toString(),
                        "--seeds", "1",
                        "--longest-blip", "1",
                        "--largest-spike", "2",
                        "--spike-length", "1",
                        "--out", directory.toString());

        assertThat(status).isZero();
        assertThat(out.toString())
                .contains("blips and spikes with today's settings: ")
                .contains("20 requests a second; the dependency serves 100 calls a second. Utilization: 20 %.")
                .contains("none found in ")
                .contains("Page: " + directory.resolve("collapse.html"));
        assertThat(directory.resolve("collapse.html")).exists();
    }

    @Test
    void theCommandInTheDocsDescribesTheExample() throws IOException {
        var command = IN_DOCS.matcher(Files.readString(Path.of("../docs/collapse.md")));
        assertThat(command.find()).isTrue();
        assertThat(Described.by(
                        command.group(1).replace("patterns-examples/", "").split(" ")))
                .isEqualTo(CollapseDocs.HOTOS);
    }

    @Command
    private static final class Described {

        @Mixin
        private final ServiceOptions options = new ServiceOptions();

        static ServiceDescription by(String... arguments) {
            var described = new Described();
            new CommandLine(described).parseArgs(arguments);
            return described.options.description();
        }
    }
}
