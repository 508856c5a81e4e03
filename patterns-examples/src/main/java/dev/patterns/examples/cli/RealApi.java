package dev.patterns.examples.cli;

import dev.patterns.examples.incident.api.plan.ApiAct;
import dev.patterns.examples.incident.api.plan.ApiWorkload;
import dev.patterns.examples.incident.api.real.CapacityProbe;
import dev.patterns.examples.incident.api.real.RealShop;
import dev.patterns.examples.incident.api.result.ApiActResult;
import dev.patterns.examples.incident.api.run.ApiActRunner;
import dev.patterns.examples.incident.api.run.ApiRun;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The API's story on a real PostgreSQL and real HTTP, at the story's own durations. */
final class RealApi {

    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration PROBE = Duration.ofSeconds(2);
    private static final int MAX_RUNS = 4;

    private final long seed;
    private final Terminal terminal;
    private final ApiTerminal figures;
    private final ReportDirectory directory;

    RealApi(long seed, Terminal terminal, ReportDirectory directory) {
        this.seed = seed;
        this.terminal = terminal;
        this.figures = new ApiTerminal(terminal);
        this.directory = directory;
    }

    /**
     * Runs the acts.
     *
     * @param jdbcUrl the PostgreSQL to use; null for an embedded one
     * @param redis the Redis for cached prices; null for a cache in memory
     * @throws dev.patterns.examples.incident.real.EnvironmentStartException if one of them can't be started or used
     */
    void run(List<ApiAct> acts, @Nullable String jdbcUrl, @Nullable URI redis) throws InterruptedException {
        terminal.line("Starting %s with 200,000 products, and a price service"
                .formatted(jdbcUrl == null ? "PostgreSQL" : "the database's schema"));
        try (var shop = RealShop.start(seed, jdbcUrl, redis)) {
            var probe = new CapacityProbe(shop);
            probe.measure(WARM_UP);
            var results = new ArrayList<ApiActResult>();
            for (var act : acts) {
                long start = System.nanoTime();
                double capacity = probe.measure(PROBE);
                terminal.line(String.format(Locale.ROOT, "  capacity %.1f", capacity));
                var workload = new ApiWorkload(seed, capacity);
                ApiRun run = ApiActRunner.run(shop, act, workload, figures.follow(act.name()));
                results.add(run.result());
                terminal.line("late " + run.lateMillis() + " " + run.result().series());
                figures.ended(run.result(), (System.nanoTime() - start) / 1e9);
            }
            figures.table(results);
            figures.failures(results);
        }
    }
}
