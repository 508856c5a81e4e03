package dev.patterns.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.snippets.Snippets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of docs/game-day.md and docs/tracing.md exist, and those that follow a payment find it. */
class GameDayTest {

    private static final Pattern COMMAND = Pattern.compile("exec:java -Dexec\\.args=\"([^\"]+)\"");

    @Test
    void aGameDayIsTenCommandsLong() throws IOException {
        assertThat(commands("game-day.md")).hasSize(10).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource
    void theCommandExists(String command) {
        var arguments = List.of(command.split(" "));

        assertThatCode(() -> Main.commandLine().parseArgs(command.split(" "))).doesNotThrowAnyException();
        assertThat(Act.ALL).extracting(Act::name).containsAll(valuesAfter("--act", arguments));
        assertThat(Snippets.all()).extracting(Snippets.Snippet::name).containsAll(valuesAfter("example", arguments));
    }

    static List<String> theCommandExists() throws IOException {
        return Stream.of(commands("game-day.md"), commands("tracing.md"))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    @Test
    void thePaymentsThatThePagesNameShowWhatThePagesSay(@TempDir Path directory) {
        assertThat(output("incident --mode simulated --act incident --trace 381", directory))
                .contains("incident, payment 381: no connection")
                .contains("last executed: /* correlationId=payment-");
        assertThat(output("incident --mode simulated --act incident-handwritten --trace 597", directory))
                .contains("incident-handwritten, payment 597: paid, 2 attempts")
                .contains("|- void", "|- failover: charge at backup: failed", "|- wait before the next attempt");
    }

    private static String output(String command, Path directory) {
        var out = new StringWriter();
        var err = new StringWriter();
        var arguments = (command + " --out " + directory).split(" ");
        assertThat(Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments))
                .as(err.toString())
                .isZero();
        return out.toString();
    }

    private static List<String> valuesAfter(String word, List<String> arguments) {
        return Stream.iterate(0, i -> i < arguments.size() - 1, i -> i + 1)
                .filter(i -> arguments.get(i).equals(word))
                .map(i -> arguments.get(i + 1))
                .toList();
    }

    private static List<String> commands(String page) throws IOException {
        return COMMAND.matcher(Files.readString(Path.of("../docs").resolve(page)))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
