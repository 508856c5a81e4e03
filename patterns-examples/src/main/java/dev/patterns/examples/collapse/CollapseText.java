package dev.patterns.examples.collapse;

import dev.patterns.examples.collapse.CollapseResult.Region;
import dev.patterns.examples.collapse.CollapseResult.Triggers;
import dev.patterns.examples.collapse.TriggerSearch.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A result as lines of text. */
public final class CollapseText {

    static final String INCOMPLETE = "The time was up before the search was complete (*): --time gives it more.";

    private CollapseText() {}

    /** The lines, each at most 120 characters. */
    public static List<String> lines(CollapseResult result) {
        var lines = new ArrayList<String>();
        lines.addAll(load(result));
        lines.add("");
        lines.addAll(map(result));
        lines.add("");
        lines.addAll(triggers(result));
        lines.add("");
        if (!result.isComplete()) {
            lines.add(INCOMPLETE);
        }
        lines.add("%d runs in simulated time, %d seeds for each trigger."
                .formatted(result.runs(), result.limits().seeds()));
        return lines;
    }

    /** What was simulated: one or two sentences. */
    static List<String> load(CollapseResult result) {
        var dependency = result.description().dependency();
        var load = "%s requests a second; the dependency serves %s calls a second. Utilization: %.0f %%."
                .formatted(
                        Figures.number(dependency.rate()),
                        Figures.number(dependency.callsPerSecond()),
                        100 * dependency.utilization());
        int simulated = result.simulated().dependency().instances();
        return simulated == dependency.instances()
                ? List.of(load)
                : List.of(
                        load,
                        "Simulated: %d of %d instances, with their share of the capacity."
                                .formatted(simulated, dependency.instances()));
    }

    private static List<String> map(CollapseResult result) {
        var today = result.region();
        var mark = result.hasExactRates() ? "" : " *";
        var stable = result.stableUpTo() == 0 && !result.hasExactRates()
                ? "not searched"
                : "up to " + Figures.number(result.stableUpTo()) + " requests/s";
        var vulnerable = result.vulnerableFrom() > result.vulnerableUpTo()
                ? "not found"
                : "%s to %s requests/s"
                        .formatted(Figures.number(result.vulnerableFrom()), Figures.number(result.vulnerableUpTo()));
        var overloaded = "from " + Figures.number(result.overloadedFrom()) + " requests/s";
        return List.of(
                region("stable", stable + mark, "comes back after every trigger", today == Region.STABLE),
                region(
                        "vulnerable",
                        vulnerable + mark,
                        "a trigger is enough, and it never comes back",
                        today == Region.VULNERABLE),
                region("overloaded", overloaded + mark, "fails without a trigger", today == Region.OVERLOADED));
    }

    private static String region(String name, String rates, String what, boolean isToday) {
        return "%-12s%-26s%s%s".formatted(name, rates, what, isToday ? "  <- today" : "");
    }

    private static List<String> triggers(CollapseResult result) {
        if (result.region() == Region.OVERLOADED) {
            return List.of("Today it fails without a trigger.");
        }
        var lines = new ArrayList<String>();
        lines.add("The smallest trigger after which it never comes back:");
        lines.add("");
        lines.add(row("", blips(result), spikes(result)));
        result.today().ifPresent(triggers -> lines.add(row("today's settings", triggers)));
        result.remedies().forEach(remedy -> lines.add(row("with " + remedy.name(), remedy.triggers())));
        lines.add("");
        result.timelines()
                .forEach(timeline ->
                        lines.add("Today, " + timeline.trial().trigger() + ": " + outcome(timeline.trial())));
        return lines;
    }

    static String blips(CollapseResult result) {
        return "blip, up to " + Figures.seconds(result.limits().longestBlip().toMillis() / 1e3);
    }

    static String spikes(CollapseResult result) {
        return "spike of %s, up to %s times"
                .formatted(
                        Figures.seconds(result.limits().spikeLength().toMillis() / 1e3),
                        Figures.number(result.limits().largestSpike()));
    }

    /** How a run ended. */
    static String outcome(Trial trial) {
        if (trial.trigger() instanceof Trigger.None) {
            return "fails: %.0f %% of the requests are answered in time".formatted(100 * trial.share());
        }
        return switch (trial.outcome()) {
            case BACK -> "back within %s".formatted(Figures.seconds(trial.decidedAfter()));
            case SLOWLY -> "comes back, slowly: not yet after %s".formatted(Figures.seconds(trial.decidedAfter()));
            case NEVER ->
                "never comes back: %.0f %% of the requests are answered in time".formatted(100 * trial.share());
        };
    }

    private static String row(String name, Triggers triggers) {
        return row(name, cell(triggers.blip()), cell(triggers.spike()));
    }

    private static String row(String name, String blip, String spike) {
        return String.format(Locale.ROOT, "%-38s  %-26s  %s", name, blip, spike).stripTrailing();
    }

    /** Such as "0.94 s", or "none found in 27 runs". */
    static String cell(Found found) {
        return found.never().map(trial -> size(trial.trigger())).orElseGet(() -> none(found.runs()))
                + (found.complete() ? "" : " *");
    }

    private static String none(int runs) {
        return runs == 0 ? "not searched" : "none found in " + runs + (runs == 1 ? " run" : " runs");
    }

    private static String size(Trigger trigger) {
        if (trigger instanceof Trigger.Spike spike) {
            return Figures.number(spike.factor()) + " times";
        }
        return Figures.seconds(trigger.length().toMillis() / 1e3);
    }
}
