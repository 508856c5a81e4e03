package dev.patterns.examples.cli;

import dev.patterns.examples.snippets.Snippets;
import dev.patterns.examples.snippets.Snippets.Snippet;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a snippet, or lists all snippets. */
@Command(
        name = "example",
        mixinStandardHelpOptions = true,
        description = "Runs a short program that prints what happens step by step. Without a name, lists the programs.")
public final class ExampleCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            completionCandidates = Names.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private @Nullable String name;

    static final class Names extends ArrayList<String> {
        Names() {
            super(Snippets.all().stream().map(Snippet::name).toList());
        }
    }

    @Override
    public Integer call() throws Exception {
        var line = Objects.requireNonNull(spec).commandLine();
        if (name == null) {
            list(line.getOut());
        } else if (!new Names().contains(name)) {
            throw new ParameterException(
                    line, "unknown example '" + name + "': it must be one of " + String.join(", ", new Names()));
        } else {
            LogLevels.errorsOnly();
            Snippets.run(name, System.out);
        }
        return 0;
    }

    private static void list(PrintWriter out) {
        int width = new Names().stream().mapToInt(String::length).max().orElse(0);
        for (var snippet : Snippets.all()) {
            out.printf("  %-" + width + "s  %s%n", snippet.name(), snippet.description());
        }
    }
}
