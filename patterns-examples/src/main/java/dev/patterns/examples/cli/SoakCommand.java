package dev.patterns.examples.cli;

import dev.patterns.examples.soak.Growth;
import dev.patterns.examples.soak.Soak;
import dev.patterns.examples.soak.SoakReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the soak test and prints its figures. The exit status is 1 if something grows or was lost. */
@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        description = "Pool, breaker, retry, bulkhead and timeout for minutes under random faults, on a real"
                + " PostgreSQL and real HTTP. Fails if an order is lost, or if in a run of at least 4 minutes memory,"
                + " threads, file descriptors or sessions grow.")
public final class SoakCommand implements Callable<Integer> {

    private static final double MIN_MINUTES = 0.1;
    private static final double MAX_MINUTES = 24 * 60;
    private static final int LINES = 20;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "10",
            description = "For how long, from 0.1 to 1440. Default: ${DEFAULT-VALUE}.")
    private double minutes;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "7",
            description = "Decides which faults come. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        if (!(minutes >= MIN_MINUTES && minutes <= MAX_MINUTES)) {
            throw new ParameterException(
                    spec.commandLine(), "--minutes must be between 0.1 and 1440, but was " + minutes);
        }
        database.check();
        LogLevels.off();
        var out = spec.commandLine().getOut();
        out.printf(
                "%8s %12s %10s %8s %10s %9s %13s %10s%n",
                "seconds", "orders", "failures", "faults", "heap, MiB", "threads", "descriptors", "sessions");
        var report = Soak.run(
                Duration.ofMillis((long) (minutes * 60_000)), seed, database.jdbcUrl(), new ProgressTable(out)::add);
        print(report, out);
        var samples = Files.createDirectories(Path.of("patterns-examples/target/soak"))
                .resolve("samples.csv");
        Files.write(samples, report.csv());
        out.printf("%nAll samples: %s%n%s%n", samples, verdict(report));
        out.flush();
        return report.passed() ? 0 : 1;
    }

    /** Prints every fourth sample. */
    private static final class ProgressTable {
        private final PrintWriter out;
        private int samples;

        ProgressTable(PrintWriter out) {
            this.out = out;
        }

        void add(Soak.Progress progress) {
            samples++;
            if (samples % (Soak.SAMPLES / LINES) == 0) {
                var sample = progress.sample();
                out.printf(
                        "%8d %,12d %,10d %,8d %10.1f %9d %13s %10d%n",
                        sample.at().toSeconds(),
                        progress.orders(),
                        progress.failures(),
                        progress.faults(),
                        sample.heap() / 1048576.0,
                        sample.threads(),
                        sample.descriptors() < 0 ? "-" : sample.descriptors(),
                        sample.sessions());
                out.flush();
            }
        }
    }

    private static String verdict(SoakReport report) {
        if (!report.passed()) {
            return "FAILED";
        }
        return report.growths().isEmpty()
                ? "Nothing was lost. Whether something grows is only seen in a run of at least %d minutes."
                        .formatted(Soak.MIN_LENGTH_FOR_GROWTH.toMinutes())
                : "Nothing grows, nothing was lost.";
    }

    private static void print(SoakReport report, PrintWriter out) {
        out.printf("%n%,d orders, %,d requests that failed. Faults:%n", report.orders(), report.failures());
        report.faults().forEach((fault, count) -> out.printf("  %-22s %,6d times%n", fault, count));
        out.println();
        for (Growth growth : report.growths()) {
            out.println("  " + growth);
        }
        for (var violation : report.violations()) {
            out.println("  VIOLATED: " + violation);
        }
    }
}
