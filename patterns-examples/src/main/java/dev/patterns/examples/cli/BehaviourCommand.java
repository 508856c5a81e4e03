package dev.patterns.examples.cli;

import dev.patterns.examples.behaviour.BehaviourResult;
import dev.patterns.examples.behaviour.CatalogueRun;
import dev.patterns.examples.behaviour.Contender;
import dev.patterns.examples.behaviour.Suite;
import dev.patterns.examples.behaviour.catalogue.Catalogue;
import dev.patterns.examples.behaviour.report.Matrix;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
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

/**
 * Runs the behaviour catalogue. Exit status 1 if a cell did not come out the same each time it was run, or if the docs
 * to check differ.
 */
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
            description =
                    "Where behaviour.json and behaviour.html go. Default: patterns-examples/target/behaviour, if all "
                            + "cases run.")
    private @Nullable Path out;

    @Option(
            names = "--write-docs",
            description = "Write docs/behaviour.md, and what other pages quote of it. All cases must run.")
    private boolean writeDocs;

    @Option(
            names = "--check-docs",
            description = "Compare docs/behaviour.md with what was run, and print the lines that differ.")
    private boolean checkDocs;

    @Override
    public Integer call() throws IOException {
        LogLevels.off(); // the cases break things on purpose
        var selected = selected();
        var files = BehaviourFiles.here();
        var directory = out != null || isWhole()
                ? ReportDirectory.writable("--out", out != null ? out : files.directory(), Objects.requireNonNull(spec))
                : null;
        var terminal = Objects.requireNonNull(spec).commandLine().getOut();
        long start = System.nanoTime();
        var progress = new BehaviourProgress(new Terminal(spec.commandLine().getErr(), Terminal.isInteractive()));
        var result = new CatalogueRun(selected, progress).run();
        var took = BehaviourProgress.text(Duration.ofNanos(System.nanoTime() - start));
        print(result, new Matrix(terminal));
        terminal.println();
        terminal.println(
                "  %d %s in %s".formatted(result.cases().size(), result.cases().size() == 1 ? "case" : "cases", took));
        if (directory != null) {
            terminal.println("  " + BehaviourFiles.write(result, directory));
        }
        result.flickers().forEach(flicker -> spec.commandLine().getErr().println("patterns: " + flicker));
        boolean docsAreRight = docs(result, files, terminal);
        return result.flickers().isEmpty() && docsAreRight ? 0 : 1;
    }

    private void print(BehaviourResult result, Matrix matrix) {
        if (caseId != null) {
            result.cases().forEach(matrix::story);
        } else if (!checkDocs) {
            matrix.print(result);
        }
    }

    /** Writes or checks the docs as the options say. Returns false if they differ. */
    private boolean docs(BehaviourResult result, BehaviourFiles files, PrintWriter terminal) throws IOException {
        if (writeDocs) {
            files.writeDocs(result);
            terminal.println("  " + files.docs().toAbsolutePath().normalize());
        }
        if (!checkDocs) {
            return true;
        }
        var differences = files.differences(result, isWhole());
        differences.forEach(terminal::println);
        terminal.println(
                differences.isEmpty()
                        ? "  docs/behaviour.md says the same"
                        : "  docs/behaviour.md (-) differs from this run (+): behaviour --write-docs writes it anew");
        return differences.isEmpty();
    }

    private void checkOptionCombinations() {
        if (writeDocs && !isWhole()) {
            throw bad("--write-docs can't be used with --case, --contender or --pattern: the page has all cases");
        }
    }

    private boolean isWhole() {
        return caseId == null && contender == null && pattern == null;
    }

    private List<Suite<?>> selected() {
        checkOptionCombinations();
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
                .filter(suite -> pattern == null || suite.pattern().equalsIgnoreCase(pattern))
                .<Suite<?>>map(suite ->
                        suite.only(name -> contender == null || name.equalsIgnoreCase(contender), this::isSelected))
                .filter(suite -> !suite.contenders().isEmpty() && !suite.cases().isEmpty())
                .toList();
        if (selected.isEmpty()) {
            throw bad(noCase(suites));
        }
        return selected;
    }

    private String noCase(List<Suite<?>> suites) {
        if (caseId == null) {
            return "%s has no case of pattern '%s'".formatted(contender, pattern);
        }
        boolean isCase = suites.stream()
                .anyMatch(suite ->
                        !suite.only(name -> true, this::isSelected).cases().isEmpty());
        return isCase
                ? "case '%s' is not one of %s".formatted(caseId, contender == null ? "pattern " + pattern : contender)
                : "no case is called '%s': docs/behaviour.md lists them".formatted(caseId);
    }

    private boolean isSelected(String id) {
        return caseId == null || id.equalsIgnoreCase(caseId) || id.matches("(?i)" + Pattern.quote(caseId) + "[a-z]");
    }

    private void check(String what, @Nullable String given, List<String> known) {
        if (given != null && known.stream().noneMatch(given::equalsIgnoreCase)) {
            throw bad("unknown %s '%s': it must be one of %s".formatted(what, given, String.join(", ", known)));
        }
    }

    private ParameterException bad(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
