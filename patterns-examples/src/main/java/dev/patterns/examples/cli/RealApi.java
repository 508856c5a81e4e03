package dev.patterns.examples.cli;

import dev.patterns.examples.incident.api.plan.ApiAct;
import dev.patterns.examples.incident.api.plan.ApiFix;
import dev.patterns.examples.incident.api.plan.ApiParameters;
import dev.patterns.examples.incident.api.plan.ApiWorkload;
import dev.patterns.examples.incident.api.plan.LatencyShares;
import dev.patterns.examples.incident.api.real.CapacityProbe;
import dev.patterns.examples.incident.api.real.RealShop;
import dev.patterns.examples.incident.api.result.ApiActResult;
import dev.patterns.examples.incident.api.result.ApiResult;
import dev.patterns.examples.incident.api.run.ApiActRunner;
import dev.patterns.examples.incident.api.run.ApiEnvironment;
import dev.patterns.examples.incident.api.run.ApiRun;
import dev.patterns.examples.incident.api.run.LatencyProbe;
import dev.patterns.examples.incident.result.Parameter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The API's story on a real PostgreSQL and real HTTP, at the story's own durations. */
final class RealApi {

    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration PROBE = Duration.ofMillis(1500);
    private static final int MAX_RUNS = 4;

    /** Requests that begin later than this measure the machine. */
    private static final double MAX_LATE_MILLIS = 50;

    /** How much the capacity may change during an act that uses all of it. */
    private static final double MAX_DRIFT = 0.25;

    private final long seed;
    private final Duration peak;
    private final Terminal terminal;
    private final ApiTerminal figures;
    private final ReportDirectory directory;
    private final List<String> notices = new ArrayList<>();
    private double capacity;

    /**
     * A run, and whether it measures the machine.
     *
     * @param capacity what the load was made for
     * @param disturbance above 1 if the machine has disturbed the run
     * @param reason how
     */
    private record JudgedRun(ApiRun run, double capacity, double disturbance, String reason) {

        boolean isDisturbed() {
            return disturbance > 1;
        }
    }

    RealApi(long seed, Duration peak, Terminal terminal, ReportDirectory directory) {
        this.seed = seed;
        this.peak = peak;
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
        terminal.line("Starting %s and a price service; the catalogue gets 200,000 products"
                .formatted(jdbcUrl == null ? "PostgreSQL" : "the database's schema"));
        try (var shop = RealShop.start(seed, jdbcUrl, redis)) {
            var probe = new CapacityProbe(shop);
            probe.measure(WARM_UP);
            var shares = LatencyProbe.measure(shop);
            terminal.line("A listing as found: " + shares);
            capacity = probe.measure(PROBE);
            run(acts, shop, probe, shares);
        }
    }

    private void run(List<ApiAct> acts, ApiEnvironment shop, CapacityProbe probe, LatencyShares shares)
            throws InterruptedException {
        terminal.line(String.format(
                Locale.ROOT,
                "The API at its peak: as found it can answer %.1f requests a second here; %.1f arrive, seed %d",
                capacity,
                new ApiWorkload(seed, capacity, peak).peakRate(),
                seed));
        var results = new ArrayList<ApiActResult>();
        for (var act : acts) {
            var start = System.nanoTime();
            var judged = runUndisturbed(shop, act, probe);
            results.add(judged.run.result());
            if (judged.isDisturbed()) {
                notices.add(act.name() + ": " + judged.reason);
            }
            figures.ended(judged.run.result(), (System.nanoTime() - start) / 1e9);
            directory.write(new ApiResult("api", seed, "real", parameters(shares), List.copyOf(results), null));
        }
        figures.table(results);
        figures.failures(results);
        terminal.chosen(parameters(shares));
        terminal.line("");
        notices.forEach(terminal::notice);
        terminal.line("  " + directory.page());
    }

    private List<Parameter> parameters(LatencyShares shares) {
        return ApiParameters.of(new ApiWorkload(seed, capacity, peak), shares);
    }

    /**
     * Runs the act, and again if the machine has disturbed it. If every run was disturbed, the least disturbed one
     * counts. The acts after it have the same load.
     */
    private JudgedRun runUndisturbed(ApiEnvironment shop, ApiAct act, CapacityProbe probe) throws InterruptedException {
        var best = runOnce(shop, act, probe);
        for (int runs = 1; best.isDisturbed() && runs < MAX_RUNS; runs++) {
            terminal.line("  %s: %s; the act is run again".formatted(act.name(), best.reason));
            var next = runOnce(shop, act, probe);
            best = next.disturbance < best.disturbance ? next : best;
        }
        capacity = best.capacity;
        return best;
    }

    /**
     * Without an index the act uses the whole machine, so its requests begin late in any case. It is disturbed if the
     * capacity after it differs from the one that its load was made for.
     */
    private JudgedRun runOnce(ApiEnvironment shop, ApiAct act, CapacityProbe probe) throws InterruptedException {
        double before = capacity;
        var run = ApiActRunner.run(shop, act, new ApiWorkload(seed, before, peak), figures.follow(act.name()));
        if (act.has(ApiFix.INDEX)) {
            var reason = String.format(
                    Locale.ROOT, "the machine was busy, requests began up to %.0f ms late", run.lateMillis());
            return new JudgedRun(run, before, run.lateMillis() / MAX_LATE_MILLIS, reason);
        }
        capacity = probe.measure(PROBE); // for the next run, if there is one
        var reason = String.format(
                Locale.ROOT, "the machine's capacity went from %.1f to %.1f requests a second", before, capacity);
        return new JudgedRun(run, before, Math.abs(Math.log(capacity / before)) / Math.log1p(MAX_DRIFT), reason);
    }
}
