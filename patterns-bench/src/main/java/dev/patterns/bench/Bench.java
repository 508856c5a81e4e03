package dev.patterns.bench;

import dev.patterns.bench.plan.Goals;
import dev.patterns.bench.plan.Plan;
import dev.patterns.bench.plan.Work;
import dev.patterns.bench.report.BenchDocs;
import dev.patterns.bench.report.BenchPage;
import dev.patterns.bench.report.Table;
import dev.patterns.bench.result.BenchResult;
import dev.patterns.bench.result.Row;
import dev.patterns.bench.run.Effort;
import dev.patterns.bench.run.Machine;
import dev.patterns.bench.run.Measuring;
import dev.patterns.bench.run.Profile;
import dev.patterns.bench.run.Progress;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of benchmarks.jar. */
@Command(
        name = "benchmarks.jar",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures the hand-written patterns beside the libraries, prints a table for each piece of work, "
                + "and writes bench.json and bench.html. Without options: a quick comparison in about five minutes.")
@SuppressWarnings("NullAway.Init") // by picocli
public final class Bench implements Callable<Integer> {

    @Option(names = "--full", description = "The careful run: all work, five JVMs each, more and longer iterations.")
    private boolean full;

    @Option(names = "--smoke", description = "Every benchmark once, for an instant: does it run at all?")
    private boolean smoke;

    @Option(names = "--only", split = ",", paramLabel = "TOPIC", description = "Only these topics.")
    private List<String> only = List.of();

    @Option(names = "--work", paramLabel = "TEXT", description = "Only the work that has this text in its name.")
    private String workContains = "";

    @Option(names = "--contenders", split = ",", paramLabel = "NAME", description = "Only these contenders.")
    private List<String> contenders = List.of();

    @Option(
            names = "--threads",
            split = ",",
            paramLabel = "N",
            description = "These numbers of threads instead of the plan's, for JMH benchmarks.")
    private List<Integer> threads = List.of();

    @Option(
            names = "--collector",
            defaultValue = "G1",
            paramLabel = "NAME",
            description = "G1 (default), Parallel or Z. The careful run has the pool under all three.")
    private String collector;

    @Option(
            names = "--forks",
            paramLabel = "N",
            description = "JVMs for each contender instead of 3 (quick) or 5 (full).")
    private @Nullable Integer forks;

    @Option(names = "--check", description = "Also checks the goals: prints each, and exits with 1 if one falls short.")
    private boolean check;

    @Option(names = "--compare", paramLabel = "FILE", description = "Also compares with an older bench.json.")
    private @Nullable Path compare;

    @Option(
            names = "--keep",
            description = "Also keeps the result in patterns-bench/results. A run of only a part replaces its rows in"
                    + " the file of the same day.")
    private boolean keep;

    @Option(
            names = "--write-docs",
            description = "Measures nothing: writes the newest kept result's figures into the docs.")
    private boolean writeDocs;

    @Option(
            names = "--profile",
            description =
                    "Measures nothing: runs each benchmark under async-profiler; flame graphs go to target/bench.")
    private boolean profile;

    @Option(
            names = "--out",
            defaultValue = "patterns-bench/target/bench",
            paramLabel = "FOLDER",
            description = "Where bench.json and bench.html go. Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Parameters(paramLabel = "JMH", description = "After --: any of JMH's own options.")
    private List<String> jmh = List.of();

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (writeDocs) {
            BenchDocs.write(Path.of(""));
            return 0;
        }
        var plan = plan();
        if (plan.isEmpty()) {
            System.err.println("no work matches: --only " + only + ", --work \"" + workContains + "\", --contenders "
                    + contenders);
            return 2;
        }
        Files.createDirectories(out);
        var effort = effort();
        try (var log = new PrintStream(out.resolve("bench.log").toFile(), StandardCharsets.UTF_8)) {
            var runs = runs(plan, log);
            double seconds = runs.stream()
                    .mapToDouble(run -> run.measuring.seconds(run.plan))
                    .sum();
            System.err.printf(
                    Locale.ROOT,
                    "%d pieces of work, about %.0f minutes; details in %s%n",
                    plan.size(),
                    Math.ceil(seconds / 60),
                    out.resolve("bench.log"));
            if (profile) {
                return Profile.run(plan, out, log);
            }
            var rows = new ArrayList<Row>();
            var progress = new Progress(System.err, seconds);
            for (var run : runs) {
                rows.addAll(run.measuring.run(run.plan, progress));
            }
            return report(Machine.result(rows, Goals.check(rows), collector, settings(effort)));
        }
    }

    /** A plan under one collector. */
    private record Run(Measuring measuring, List<Work> plan) {}

    /** The careful run has the pool under the other collectors too, as they store references differently. */
    private List<Run> runs(List<Work> plan, PrintStream log) throws CommandLineOptionException {
        var options = new CommandLineOptions(jmh.toArray(String[]::new));
        var runs = new ArrayList<Run>();
        runs.add(new Run(new Measuring(effort(), collector, options, log), plan));
        var pool = plan.stream().filter(work -> work.topic().equals("pool")).toList();
        if (full && collector.equals("G1") && !pool.isEmpty()) {
            for (var other : List.of("Parallel", "Z")) {
                runs.add(new Run(new Measuring(effort(), other, options, log), pool));
            }
        }
        return runs;
    }

    private int report(BenchResult result) throws Exception {
        Table.print(result, System.out);
        result.write(out.resolve("bench.json"));
        BenchPage.write(result, out.resolve("bench.html"));
        System.out.println("\nwritten: " + out.resolve("bench.json") + ", " + out.resolve("bench.html"));
        if (keep) {
            var kept = BenchDocs.RESULTS.resolve(Machine.fileName(result));
            boolean isPart = Files.exists(kept)
                    && !(only.isEmpty() && workContains.isEmpty() && threads.isEmpty() && contenders.isEmpty());
            (isPart ? BenchResult.read(kept).updatedBy(result, Goals::check) : result).write(kept);
            System.out.println("kept: " + kept);
        }
        if (compare != null) {
            System.out.println();
            Table.printComparison(BenchResult.read(compare), result, System.out);
        }
        if (check) {
            System.out.println();
            Table.printGoals(result.goals(), System.out);
            return result.goals().stream().allMatch(BenchResult.GoalResult::holds) ? 0 : 1;
        }
        return 0;
    }

    private Effort effort() {
        var effort = smoke ? Effort.SMOKE : full ? Effort.FULL : Effort.QUICK;
        return forks == null ? effort : new Effort(forks, effort.warmups(), effort.iterations(), effort.millis());
    }

    private LinkedHashMap<String, String> settings(Effort effort) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("run", smoke ? "smoke" : full ? "full" : "quick");
        settings.put("forks", Integer.toString(effort.forks()));
        settings.put("iterations", effort.warmups() + " + " + effort.iterations() + " of " + effort.millis() + " ms");
        return settings;
    }

    private List<Work> plan() {
        var plan = new ArrayList<Work>();
        for (var work : Plan.all()) {
            if ((full
                            || smoke
                            || !only.isEmpty()
                            || !workContains.isEmpty()
                            || !work.quickThreads().isEmpty())
                    && (only.isEmpty() || only.contains(work.topic()))
                    && work.name().contains(workContains)) {
                var chosen = work.contenders().stream()
                        .filter(name -> contenders.isEmpty() || contenders.contains(name))
                        .toList();
                if (!chosen.isEmpty()) {
                    plan.add(withThreads(work.contenders(chosen)));
                }
            }
        }
        return plan;
    }

    private Work withThreads(Work work) {
        if (threads.isEmpty() || !(work.target() instanceof Work.Jmh)) {
            boolean quick = !full && !smoke && only.isEmpty() && workContains.isEmpty();
            return quick ? work.threads(work.quickThreads()) : work;
        }
        return work.threads(threads);
    }
}
