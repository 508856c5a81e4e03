package dev.patterns.examples.cli;

import dev.patterns.examples.pages.Pages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the pages that teach one pattern each. */
@Command(
        name = "pages",
        mixinStandardHelpOptions = true,
        description =
                "Writes a page for each pattern that explains it step by step, with runs of the shipped classes in"
                        + " simulated time. Open index.html in a browser; no network is needed.")
public final class PagesCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--write-docs", description = "Write to docs/pages instead of patterns-examples/target/pages.")
    private boolean writeDocs;

    @Override
    public Integer call() throws IOException {
        LogLevels.errorsOnly();
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var root = BehaviourFiles.here().root();
        var folder = root.resolve(Path.of(writeDocs ? "docs/pages" : "patterns-examples/target/pages"));
        for (var file : Pages.write(folder, Pages.all())) {
            out.println(file.toAbsolutePath().normalize());
        }
        out.flush();
        return 0;
    }
}
