package dev.patterns.examples.cli;

import dev.patterns.examples.advice.Advice;
import dev.patterns.examples.advice.AdviceDocs;
import dev.patterns.examples.service.ServiceOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Advises settings for a dependency. */
@Command(
        name = "advise",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Advises timeout, retry, budget, breaker, bulkhead and pool for a dependency, each with its reason,"
                        + " and prints what formulas and a simulation say about today's and the advised settings.")
public final class AdviseCommand implements Callable<Integer> {

    private static final Path EXAMPLE = Path.of("patterns-examples/services/payments.properties");

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ServiceOptions service;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "7",
            description = "of the simulation. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--write-docs", description = "Write the example's output into docs/advice.md.")
    private boolean writeDocs;

    @Override
    public Integer call() throws IOException {
        LogLevels.errorsOnly();
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        if (writeDocs && !service.file().equals(Optional.of(EXAMPLE))) {
            throw new ParameterException(spec.commandLine(), "--write-docs needs --file " + EXAMPLE);
        }
        var advice = Advice.of(service.description(), seed);
        out.print(advice);
        out.flush();
        if (writeDocs) {
            AdviceDocs.write(BehaviourFiles.here().root().resolve("docs"), advice);
        }
        return 0;
    }
}
