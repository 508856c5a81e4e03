package dev.patterns.examples.cli;

import dev.patterns.examples.behaviour.BehaviourResult;
import dev.patterns.examples.behaviour.CatalogueRun;
import dev.patterns.examples.behaviour.Contender;
import dev.patterns.examples.behaviour.Suite;
import dev.patterns.examples.behaviour.catalogue.Catalogue;
import dev.patterns.examples.behaviour.report.BehaviourJson;
import dev.patterns.examples.behaviour.report.Matrix;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the behaviour catalogue. Exit status 1 if a cell did not come out the same each time it was run. */
@Command(
        name = "behaviour",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs every case of the behaviour catalogue on every contender, and prints who does what.")
public final class BehaviourCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--case",
            paramLabel = "ID",
            description = "This case only, with its story: B6a. B6 stands for B6a and B6b.")
    private @Nullable String caseId;

    @Option(names = "--contender", paramLabel = "NAME", description = "This contender only: HIKARICP.")
    private @Nullable String contender;

    @Option(names = "--pattern", paramLabel = "NAME", description = "This pattern's cases only: circuitbreaker.")
    private @Nullable String pattern;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where behaviour.json goes. Default: patterns-examples/target/behaviour, if all cases run.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        LogLevels.off(); // the cases break things on purpose
        var selected = selected();
        var terminal = Objects.requireNonNull(spec).commandLine().getOut();
        var result = run(selected, spec.commandLine().getErr());
        var matrix = new Matrix(terminal);
        if (caseId == null) {
            matrix.print(result);
        } else {
            result.cases().forEach(matrix::story);
        }
        var directory = directory();
        if (directory != null) {
            BehaviourJson.write(result, directory.resolve("behaviour.json"));
            terminal.println();
            terminal.println(
                    "  " + directory.resolve("behaviour.json").toAbsolutePath().normalize());
        }
        result.flickers().forEach(flicker -> spec.commandLine().getErr().println("patterns: " + flicker));
        return result.flickers().isEmpty() ? 0 : 1;
    }

    private static BehaviourResult run(List<Suite<?>> suites, PrintWriter err) {
        var follow = new Terminal(err, Terminal.isInteractive());
        var cells = suites.stream()
                .mapToInt(suite -> suite.cases().size() * suite.contenders().size())
                .sum();
        return new CatalogueRun(suites, follow.count("behaviour", cells)).run();
    }

    private List<Suite<?>> selected() {
        var suites = Catalogue.suites();
        check("pattern", pattern, suites.stream().map(Suite::pattern).toList());
        check(
                "contender",
                contender,
                suites.stream()
                        .flatMap(suite -> suite.contenders().stream().map(Contender::name))
                        .distinct()
                        .toList());
        List<Suite<?>> selected = suites.stream()
                .filter(suite -> pattern == null || suite.pattern().equals(pattern))
                .<Suite<?>>map(
                        suite -> suite.only(name -> contender == null || name.equals(contender), this::isSelected))
                .filter(suite -> !suite.contenders().isEmpty() && !suite.cases().isEmpty())
                .toList();
        if (selected.isEmpty()) {
            throw bad(
                    caseId == null
                            ? "%s has no case of pattern '%s'".formatted(contender, pattern)
                            : "no case is called '%s': behaviour lists them".formatted(caseId));
        }
        return selected;
    }

    private boolean isSelected(String id) {
        return caseId == null || id.equals(caseId) || id.matches(Pattern.quote(caseId) + "[a-z]");
    }

    private void check(String what, @Nullable String given, List<String> known) {
        if (given != null && !known.contains(given)) {
            throw bad("unknown %s '%s': it must be one of %s".formatted(what, given, String.join(", ", known)));
        }
    }

    private @Nullable Path directory() {
        if (out != null || caseId != null || contender != null || pattern != null) {
            return out;
        }
        var module = Path.of("patterns-examples");
        return (Files.isDirectory(module) ? module : Path.of(""))
                .resolve("target")
                .resolve("behaviour");
    }

    private ParameterException bad(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
