package dev.patterns.examples.fleet;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The figures of all scenarios: the medians of three seeds, and those of one seed in a fleet of 1,000 clients. */
public final class FleetResults {

    /** In a large fleet, chance plays a smaller part, and a run takes long. */
    private static final int LARGE = 1_000;

    private record Played(FleetScenario scenario, FleetFigures figures) {}

    /** Receives how far the runs are. */
    @FunctionalInterface
    public interface Progress {
        void played(int done, int all);
    }

    private final Map<FleetScenario, FleetFigures> figures;

    private FleetResults(Map<FleetScenario, FleetFigures> figures) {
        this.figures = figures;
    }

    /** Plays every scenario, as many at a time as there are processors. */
    public static FleetResults of(Progress progress) throws InterruptedException {
        Set<FleetScenario> scenarios = FleetTables.all().stream()
                .flatMap(table -> table.rows().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var executor = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            var runs = new ExecutorCompletionService<Played>(executor);
            scenarios.stream()
                    .sorted(Comparator.comparingInt(FleetScenario::clients).reversed()) // the longest ones first
                    .forEach(scenario -> runs.submit(() -> new Played(scenario, medians(scenario))));
            var figures = new HashMap<FleetScenario, FleetFigures>();
            while (figures.size() < scenarios.size()) {
                var played = runs.take().get();
                figures.put(played.scenario(), played.figures());
                progress.played(figures.size(), scenarios.size());
            }
            return new FleetResults(figures);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a run has failed: " + e.getCause(), e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private static FleetFigures medians(FleetScenario scenario) {
        return FleetFigures.medians(LongStream.rangeClosed(1, scenario.clients() < LARGE ? 3 : 1)
                .mapToObj(seed -> FleetRun.of(scenario, seed))
                .toList());
    }

    FleetFigures of(FleetScenario scenario) {
        return Objects.requireNonNull(figures.get(scenario));
    }

    /** Each table in Markdown, by its id. */
    Map<String, String> markdown() {
        return FleetTables.all().stream().collect(Collectors.toMap(FleetTable::id, table -> table.markdown(figures)));
    }

    /** The tables for a terminal. */
    @Override
    public String toString() {
        return FleetTables.all().stream().map(table -> table.text(figures)).collect(Collectors.joining("\n"));
    }
}
