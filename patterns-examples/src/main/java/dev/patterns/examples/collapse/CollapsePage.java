package dev.patterns.examples.collapse;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.patterns.examples.collapse.CollapseResult.Timeline;
import dev.patterns.examples.collapse.CollapseResult.Triggers;
import dev.patterns.examples.collapse.Recovery.Outcome;
import dev.patterns.examples.collapse.TriggerSearch.Found;
import dev.patterns.examples.page.InlinedPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** A result as one HTML file: the map of rates, what happened with and without collapse, and what helps. */
public final class CollapsePage {

    private static final InlinedPage PAGE = new InlinedPage(CollapsePage.class, "collapse.html");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Data(
            String verdict,
            List<String> load,
            double rate,
            double capacity,
            double stableUpTo,
            double vulnerableFrom,
            double vulnerableUpTo,
            double overloadedFrom,
            String region,
            List<Run> timelines,
            String blips,
            String spikes,
            List<Row> rows,
            String definition) {}

    /** Rates in requests and calls a second. */
    private record Run(
            String title,
            String outcome,
            boolean never,
            double triggerFrom,
            double triggerTo,
            List<Double> second,
            List<Double> arrivals,
            List<Double> goodput,
            List<Double> calls,
            List<Double> queue) {}

    private record Row(String name, Cell blip, Cell spike) {}

    private record Cell(String text, boolean found, boolean complete) {}

    private CollapsePage() {}

    /**
     * Writes the page. Creates missing parent directories.
     *
     * @throws IOException if the file can't be written
     */
    public static void write(Path html, CollapseResult result) throws IOException {
        PAGE.write(html, JSON.writeValueAsString(data(result)));
    }

    private static Data data(CollapseResult result) {
        return new Data(
                verdict(result),
                CollapseText.load(result),
                result.description().dependency().rate(),
                result.description().dependency().callsPerSecond(),
                result.stableUpTo(),
                result.vulnerableFrom(),
                result.vulnerableUpTo(),
                result.overloadedFrom(),
                result.region().name().toLowerCase(Locale.ROOT),
                result.timelines().stream()
                        .map(timeline -> run(result, timeline))
                        .toList(),
                CollapseText.blips(result),
                CollapseText.spikes(result),
                Stream.concat(
                                result.today().stream().map(triggers -> row("today's settings", triggers)),
                                result.remedies().stream().map(it -> row("with " + it.name(), it.triggers())))
                        .toList(),
                definition(result));
    }

    private static String verdict(CollapseResult result) {
        return switch (result.region()) {
            case STABLE -> "It came back after every trigger" + (result.isComplete() ? "" : " that was tried");
            case OVERLOADED -> "It fails without a trigger";
            case VULNERABLE ->
                upperCase(result.timelines().stream()
                                .filter(timeline -> timeline.trial().outcome() == Outcome.NEVER)
                                .findFirst()
                                .orElseThrow()
                                .trial()
                                .trigger()
                                .toString())
                        + ", and it never comes back";
        };
    }

    private static Run run(CollapseResult result, Timeline timeline) {
        var trial = timeline.trial();
        boolean never = trial.outcome() == Outcome.NEVER;
        double factor = result.description().dependency().rate()
                / result.simulated().dependency().rate();
        double from = Trial.triggerBegins(result.simulated());
        return new Run(
                upperCase(trial.trigger().toString()),
                CollapseText.outcome(trial),
                never,
                from,
                from + trial.trigger().length().toNanos() / 1e9,
                column(timeline, Interval::to),
                column(timeline, it -> factor * it.arrived() / it.seconds()),
                column(timeline, it -> factor * it.inTime() / it.seconds()),
                column(timeline, it -> factor * it.calls() / it.seconds()),
                column(timeline, it -> factor * it.queued()));
    }

    private static List<Double> column(Timeline timeline, ToDoubleFunction<Interval> value) {
        return timeline.intervals().stream().mapToDouble(value).boxed().toList();
    }

    private static Row row(String name, Triggers triggers) {
        return new Row(name, cell(triggers.blip()), cell(triggers.spike()));
    }

    private static Cell cell(Found found) {
        return new Cell(CollapseText.cell(found), found.never().isPresent(), found.complete());
    }

    private static String definition(CollapseResult result) {
        var service = result.simulated();
        return ("A request takes at most %s here; an answer after that is of no use. The service is back when it has"
                        + " 90 %% of the share of requests that it answered in time before the trigger, in three"
                        + " intervals of %s in a row. It never comes back if, at least %s after the trigger, the share"
                        + " doesn't rise and the dependency's queue doesn't become shorter. %d runs in simulated time,"
                        + " %d seeds for each trigger.%s")
                .formatted(
                        Figures.seconds(service.longestRequest().toNanos() / 1e9),
                        Figures.seconds(service.interval().toNanos() / 1e9),
                        Figures.seconds(service.patience().toNanos() / 1e9),
                        result.runs(),
                        result.limits().seeds(),
                        result.isComplete() ? "" : " " + CollapseText.INCOMPLETE);
    }

    private static String upperCase(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
