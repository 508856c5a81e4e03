package dev.patterns.examples.cli;

import dev.patterns.examples.incident.ActResult;
import dev.patterns.examples.incident.IncidentJson;
import dev.patterns.examples.incident.IncidentResult;
import dev.patterns.examples.incident.real.RealWorld;
import dev.patterns.examples.incident.real.UnusableWorldException;
import dev.patterns.examples.incident.report.IncidentPage;
import dev.patterns.examples.incident.stage.Stage;
import dev.patterns.examples.incident.stage.World;
import dev.patterns.examples.incident.story.Act;
import dev.patterns.examples.incident.story.Load;
import dev.patterns.examples.incident.story.Parameters;
import dev.patterns.examples.incident.story.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The main job: plays the acts, prints the figures, writes the report. */
@Command(
        name = "incident",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Replays the payment incident on a real PostgreSQL and real HTTP.")
public final class IncidentCommand implements Callable<Integer> {

    private static final double TIME_SCALE = 0.1;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--act",
            paramLabel = "NAME",
            completionCandidates = ActNames.class,
            description = "Play this act only; may be repeated. One of ${COMPLETION-CANDIDATES}.")
    private List<String> actNames = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "7", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--payments",
            paramLabel = "N",
            defaultValue = "" + Load.USUAL_PAYMENTS,
            description = "How many arrive in each act. Default: ${DEFAULT-VALUE}.")
    private int payments;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "" + Load.USUAL_RATE,
            description = "How many of them in a second of the story. Default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the report goes. Default: patterns-examples/target/incident.")
    private @Nullable Path out;

    @Option(
            names = "--jdbc-url",
            paramLabel = "URL",
            description =
                    "A PostgreSQL of your own, user and password in the URL. The lab makes a schema, and drops it.")
    private @Nullable String jdbcUrl;

    static final class ActNames extends ArrayList<String> {
        ActNames() {
            super(Act.ALL.stream().map(Act::name).toList());
        }
    }

    @Override
    public Integer call() {
        Quiet.please();
        var acts = acts();
        var load = load();
        var directory = directory();
        var terminal = new Terminal(spec.commandLine().getOut(), Terminal.isInteractive());
        var scale = new Scale(TIME_SCALE);
        try (var world = startWorld(scale)) {
            var played = new ArrayList<ActResult>();
            var notices = new ArrayList<String>();
            terminal.line("The payment incident: %,d payments an act, seed %d; a second of the story takes %s s"
                    .formatted(payments, seed, TIME_SCALE));
            var stage = new Stage(world, load);
            stage.rehearse();
            for (var act : acts) {
                var began = System.nanoTime();
                var end = stage.play(act, terminal.follow(act.name()));
                played.add(end.result());
                end.notices().forEach(notice -> notices.add(act.name() + ": " + notice));
                terminal.ended(end.result(), (System.nanoTime() - began) / 1e9);
                write(
                        new IncidentResult(
                                seed, world.mode(), scale.factor(), Parameters.of(load, scale), List.copyOf(played)),
                        directory);
            }
            terminal.table(played);
            terminal.failures(played);
            terminal.chosen(Parameters.of(load, scale));
            terminal.line("");
            notices.forEach(terminal::notice);
            terminal.line("  " + directory.resolve("incident.html"));
        }
        return 0;
    }

    private World startWorld(Scale scale) {
        try {
            return RealWorld.start(seed, scale, jdbcUrl);
        } catch (UnusableWorldException e) {
            throw bad(e.getMessage() == null ? "can't start" : e.getMessage());
        }
    }

    private static void write(IncidentResult result, Path directory) {
        try {
            IncidentJson.write(result, directory.resolve("incident.json"));
            IncidentPage.write(directory.resolve("incident.html"), IncidentJson.toJson(result));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("can't write to " + directory, e);
        }
    }

    private List<Act> acts() {
        for (var name : actNames) {
            if (Act.ALL.stream().noneMatch(act -> act.name().equals(name))) {
                throw bad("unknown act '" + name + "': it must be one of " + String.join(", ", new ActNames()));
            }
        }
        return Act.ALL.stream()
                .filter(act -> actNames.isEmpty() || actNames.contains(act.name()))
                .toList();
    }

    private Load load() {
        try {
            return new Load(seed, payments, rate);
        } catch (IllegalArgumentException e) {
            throw bad("--" + e.getMessage());
        }
    }

    private Path directory() {
        var module = Path.of("patterns-examples");
        var directory =
                out != null ? out : (Files.isDirectory(module) ? module : Path.of("")).resolve("target/incident");
        try {
            Files.createDirectories(directory);
            Files.delete(Files.createTempFile(directory, "incident", ".probe"));
            return directory.toAbsolutePath().normalize();
        } catch (IOException | RuntimeException e) {
            throw bad("--out " + directory + " can't be written to ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    private ParameterException bad(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
