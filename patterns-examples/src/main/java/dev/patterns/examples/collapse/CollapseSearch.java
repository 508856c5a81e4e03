package dev.patterns.examples.collapse;

import dev.patterns.examples.collapse.CollapseResult.RateMap;
import dev.patterns.examples.collapse.CollapseResult.RemedyEffect;
import dev.patterns.examples.collapse.CollapseResult.Timeline;
import dev.patterns.examples.collapse.CollapseResult.Triggers;
import dev.patterns.examples.collapse.TriggerSearch.Sizes;
import dev.patterns.examples.service.ServiceDescription;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The whole search: the map of rates, the smallest triggers at today's rate, and the same with each remedy. Each part
 * is a sequence of runs; parts run at the same time, one for each processor. The result doesn't depend on their number.
 */
public final class CollapseSearch {

    private static final int BLIP_DOUBLINGS = 8;
    private static final int SPIKE_DOUBLINGS = 6;
    private static final double PRECISION = 0.05;
    private static final int MEDIUM = 8; // of the longest blip

    private final Service today;
    private final double scale;
    private final Limits limits;
    private final Consumer<String> progress;
    private final long began = System.nanoTime();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            Math.max(1, Runtime.getRuntime().availableProcessors()), CollapseSearch::daemon);

    /**
     * What to try.
     *
     * @param longestBlip 1 s to 10 minutes
     * @param largestSpike how many times the usual requests; more than 1, at most 100
     * @param spikeLength 1 s to 10 minutes
     * @param seeds how many runs of each trigger; 1 to 20
     * @param time how long the search may take, by the clock on the wall; a run that has begun is finished. More than
     *     zero
     */
    public record Limits(Duration longestBlip, double largestSpike, Duration spikeLength, int seeds, Duration time) {

        /** A minute, ten times the requests for ten seconds, three seeds; enough time. */
        public static final Limits DEFAULT =
                new Limits(Duration.ofSeconds(60), 10, Duration.ofSeconds(10), 3, Duration.ofHours(1));

        List<Long> seedList() {
            return Stream.iterate(1L, seed -> seed + 1).limit(seeds).toList();
        }
    }

    private CollapseSearch(ServiceDescription description, Limits limits, Consumer<String> progress) {
        this.today = Service.slice(description.dependency(), new Protection(description.settings()));
        this.scale = description.dependency().rate() / today.dependency().rate();
        this.limits = limits;
        this.progress = progress;
    }

    /** @param progress receives a line for each part that has ended */
    public static CollapseResult run(ServiceDescription description, Limits limits, Consumer<String> progress) {
        var search = new CollapseSearch(description, limits, progress);
        try {
            return search.run(description);
        } finally {
            search.threads.shutdownNow();
        }
    }

    private CollapseResult run(ServiceDescription description) {
        var rates = new RateSearch(today, limits.seedList(), this::isTimeUp);
        var failure = rates.failureByItself(today.dependency().rate());
        if (failure.isPresent()) {
            var timeline = new Timeline(
                    failure.get(), Trial.timeline(today, failure.get().trigger(), 1));
            return new CollapseResult(
                    description, today, limits, map(rates), Optional.empty(), List.of(), List.of(timeline));
        }
        var map = start(() -> map(rates));
        var now = start(() -> triggers("today's settings", today));
        var remedies = Remedy.of(today).stream()
                .map(remedy -> start(() ->
                        new RemedyEffect(remedy.name(), triggers(remedy.name(), today.with(remedy.protection())))))
                .toList();
        var found = result(now);
        var timelines = start(() -> timelines(found));
        var effects = remedies.stream().map(CollapseSearch::result).toList();
        return new CollapseResult(
                description, today, limits, result(map), Optional.of(found), effects, result(timelines));
    }

    private RateMap map(RateSearch search) {
        var overloaded = search.overloaded();
        report("the rate from which it fails without a trigger", search.runs());
        var vulnerable = search.vulnerable(
                overloaded.from(),
                List.of(
                        new Trigger.Blip(limits.longestBlip.dividedBy(MEDIUM)),
                        new Trigger.Blip(limits.longestBlip),
                        new Trigger.Spike(limits.largestSpike, limits.spikeLength)));
        report("the rate up to which it comes back after each trigger", search.runs());
        return new RateMap(vulnerable.times(scale), overloaded.times(scale), search.runs(), !isTimeUp());
    }

    private Triggers triggers(String name, Service service) {
        double longest = limits.longestBlip.toNanos() / 1e9;
        double excess = limits.largestSpike - 1;
        var blip = new TriggerSearch(service, limits.seedList(), this::isTimeUp)
                .smallest(new Sizes(longest / (1 << BLIP_DOUBLINGS), longest, PRECISION), Trigger.Blip::ofSeconds);
        var spike = new TriggerSearch(service, limits.seedList(), this::isTimeUp)
                .smallest(
                        new Sizes(excess / (1 << SPIKE_DOUBLINGS), excess, PRECISION),
                        above -> new Trigger.Spike(1 + above, limits.spikeLength));
        report("blips and spikes with " + name, blip.runs() + spike.runs());
        return new Triggers(blip, spike);
    }

    /** The largest blip that it comes back from, and the smallest that it doesn't. If there is none: of spikes. */
    private List<Timeline> timelines(Triggers found) {
        var shown = found.blip().never().isEmpty() && found.spike().never().isPresent() ? found.spike() : found.blip();
        long seed = shown.never().or(shown::back).map(Trial::seed).orElse(1L); // the same requests in both
        return Stream.of(shown.back(), shown.never())
                .flatMap(Optional::stream)
                .map(trial -> trial.seed() == seed ? trial : Trial.of(today, trial.trigger(), seed))
                .map(trial -> new Timeline(trial, Trial.timeline(today, trial.trigger(), seed)))
                .toList();
    }

    private boolean isTimeUp() {
        return System.nanoTime() - began >= limits.time().toNanos();
    }

    private void report(String part, int runs) {
        progress.accept(part + ": " + runs + " runs");
    }

    private <T> Future<T> start(Callable<T> part) {
        return threads.submit(part);
    }

    private static <T> T result(Future<T> part) {
        try {
            return part.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "collapse");
        thread.setDaemon(true);
        return thread;
    }
}
