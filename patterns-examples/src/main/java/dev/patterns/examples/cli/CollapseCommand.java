package dev.patterns.examples.cli;

import dev.patterns.examples.collapse.CollapseDocs;
import dev.patterns.examples.collapse.CollapsePage;
import dev.patterns.examples.collapse.CollapseSearch;
import dev.patterns.examples.collapse.CollapseSearch.Limits;
import dev.patterns.examples.collapse.CollapseText;
import dev.patterns.examples.service.ServiceOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Searches for the smallest trigger after which a service never comes back. */
@Command(
        name = "collapse",
        mixinStandardHelpOptions = true,
        description = {
            "Searches, in simulated time, for the smallest trigger (a blip, a spike) after which a service never comes"
                    + " back, and for what helps.",
            "The exit status is 0 whether a trigger was found or not."
        })
public final class CollapseCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServiceOptions service = new ServiceOptions();

    @Option(
            names = "--longest-blip",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "The longest blip to try, 1 to 600 s. Default: ${DEFAULT-VALUE}.")
    private int longestBlip;

    @Option(
            names = "--largest-spike",
            paramLabel = "TIMES",
            defaultValue = "10",
            description = "The largest spike to try, 2 to 100 times the usual requests. Default: ${DEFAULT-VALUE}.")
    private int largestSpike;

    @Option(
            names = "--spike-length",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long a spike lasts, 1 to 600 s. Default: ${DEFAULT-VALUE}.")
    private int spikeLength;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many runs of each trigger, 1 to 20. Default: ${DEFAULT-VALUE}.")
    private int seeds;

    @Option(
            names = "--time",
            paramLabel = "SECONDS",
            defaultValue = "50",
            description = "How long the search may take, 1 to 3600 s. It then ends with what it has found, and says so."
                    + " Default: ${DEFAULT-VALUE}.")
    private int time;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "patterns-examples/target/collapse",
            description = "Where the page is written. Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Option(names = "--write-docs", description = "Run the example of HotOS 2021 and write it into docs/collapse.md.")
    private boolean writeDocs;

    @Override
    public Integer call() throws IOException {
        LogLevels.errorsOnly();
        var description = writeDocs ? CollapseDocs.HOTOS : service.description();
        var limits = writeDocs ? Limits.DEFAULT : limits();
        var page = ReportDirectory.writable("--out", out, spec).resolve("collapse.html");
        var terminal = spec.commandLine().getOut();
        long began = System.nanoTime();
        var result = CollapseSearch.run(description, limits, part -> progress(terminal, began, part));
        terminal.println();
        CollapseText.lines(result).forEach(terminal::println);
        CollapsePage.write(page, result);
        terminal.printf("%nPage: %s%n", page);
        terminal.flush();
        if (writeDocs) {
            CollapseDocs.write(BehaviourFiles.here().root().resolve("docs"), result);
        }
        return 0;
    }

    private Limits limits() {
        check("--longest-blip", longestBlip, 1, 600);
        check("--largest-spike", largestSpike, 2, 100);
        check("--spike-length", spikeLength, 1, 600);
        check("--seeds", seeds, 1, 20);
        check("--time", time, 1, 3600);
        return new Limits(
                Duration.ofSeconds(longestBlip),
                largestSpike,
                Duration.ofSeconds(spikeLength),
                seeds,
                Duration.ofSeconds(time));
    }

    private void check(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be between " + least + " and " + most + ", but was " + value);
        }
    }

    private static synchronized void progress(PrintWriter terminal, long began, String part) {
        terminal.printf(Locale.ROOT, "%5.1f s  %s%n", (System.nanoTime() - began) / 1e9, part);
        terminal.flush();
    }
}
