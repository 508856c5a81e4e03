package dev.patterns.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.snippets.Snippets;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ExampleCommandTest {

    private final StringWriter printed = new StringWriter();

    @Test
    void withoutANameItListsAllSnippetsInTwoAlignedColumns() {
        int status = new CommandLine(new ExampleCommand())
                .setOut(new PrintWriter(printed, true))
                .execute();

        assertThat(status).isZero();
        var lines = printed.toString().lines().toList();
        int column = lines.get(0).indexOf(Snippets.all().get(0).description());
        assertThat(lines).hasSameSizeAs(Snippets.all());
        for (int i = 0; i < lines.size(); i++) {
            var snippet = Snippets.all().get(i);
            assertThat(lines.get(i).substring(0, column)).matches(" {2}" + snippet.name() + " {2,}");
            assertThat(lines.get(i).substring(column)).isEqualTo(snippet.description());
        }
    }
}
