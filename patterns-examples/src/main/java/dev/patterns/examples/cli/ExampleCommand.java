package dev.patterns.examples.cli;

import dev.patterns.examples.snippets.Snippets;
import dev.patterns.examples.snippets.Snippets.Snippet;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one of the small examples. */
@Command(
        name = "example",
        mixinStandardHelpOptions = true,
        description = "Runs a short program that prints, step by step, what happens; without a name it lists them.")
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
            for (var example : Snippets.all()) {
                line.getOut().printf("  %-16s%s%n", example.name(), example.description());
            }
        } else if (!new Names().contains(name)) {
            throw new ParameterException(
                    line, "unknown example '" + name + "': it must be one of " + String.join(", ", new Names()));
        } else {
            LogLevels.errorsOnly();
            Snippets.run(name, System.out);
        }
        return 0;
    }
}
