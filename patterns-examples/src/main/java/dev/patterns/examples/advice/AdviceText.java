package dev.patterns.examples.advice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Advice as two tables for a terminal of 100 columns, with notes. */
final class AdviceText {

    private static final int WIDTH = 100;
    private static final String SETTING = "%-20s%9s%10s   %s";
    private static final int REASON = 42; // where it begins
    private static final String FIGURE = "%-35s%s  %s";
    private static final String VALUES = "%10s%11s%9s";
    private static final Pattern LINE = Pattern.compile("(.{1," + (WIDTH - REASON) + "})( |$)");

    private final Advice advice;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Character> notes = new LinkedHashMap<>(); // each text once, with its letter

    AdviceText(Advice advice) {
        this.advice = advice;
    }

    String text() {
        addService();
        addSettings();
        addFigures();
        return lines.stream().map(line -> line.stripTrailing() + "\n").collect(Collectors.joining());
    }

    private void addService() {
        var dependency = advice.service().dependency();
        lines.add(format(
                "%s requests/s from %d %s, to a dependency that works on %d calls at a time",
                Figure.Unit.NUMBER.text(dependency.rate()),
                dependency.instances(),
                dependency.instances() == 1 ? "instance" : "instances",
                dependency.capacity()));
        lines.add(format(
                "and can serve %s calls/s. Its latency without a queue: median %s, mean %s, p99 %s.",
                Figure.Unit.NUMBER.text(dependency.callsPerSecond()),
                Figure.Unit.SECONDS.text(dependency.latency().median()),
                Figure.Unit.SECONDS.text(dependency.latency().mean()),
                Figure.Unit.SECONDS.text(NormalOperation.seconds(dependency.p99()))));
        if (dependency.utilization() > Advisor.BUSY) {
            lines.add(format(
                    "The requests alone use %s of it: no setting makes room. It needs fewer requests or more capacity.",
                    Figure.Unit.SHARE.text(dependency.utilization())));
        }
        lines.add("");
    }

    private void addSettings() {
        lines.add(format(SETTING, "", "today", "advised", "because"));
        for (var recommendation : advice.recommendations()) {
            var reason = LINE.matcher(recommendation.reason())
                    .results()
                    .map(line -> line.group(1))
                    .toList();
            lines.add(format(
                    SETTING,
                    recommendation.setting(),
                    recommendation.today(),
                    recommendation.advised(),
                    reason.get(0)));
            reason.stream().skip(1).forEach(line -> lines.add(" ".repeat(REASON) + line));
        }
        lines.add("");
    }

    private void addFigures() {
        lines.add(format("%-35s%-30s  %s", "", "                 today", "                 advised"));
        var heads = format(VALUES, "formula", "simulated", "differs");
        lines.add(format(FIGURE, "", heads, heads));
        for (var afterwards : advice.afterwards()) {
            var today = advice.today().stream()
                    .filter(figure -> figure.name().equals(afterwards.name()))
                    .findFirst();
            lines.add(format(
                    FIGURE,
                    afterwards.name(),
                    today.map(this::values).orElseGet(() -> format(VALUES, "-", "-", "")),
                    values(afterwards)));
        }
        lines.add("");
        lines.add("chance: more than 10 %, but within four standard errors of the simulation: too few cases");
        notes.forEach((text, letter) -> lines.add(letter + ": " + text));
    }

    private String values(Figure figure) {
        var prediction = figure.prediction();
        return format(
                VALUES,
                prediction.value().isPresent()
                        ? figure.unit().text(prediction.value().getAsDouble())
                        : "-",
                figure.simulated().isPresent()
                        ? figure.unit().text(figure.simulated().getAsDouble())
                        : "-",
                difference(figure));
    }

    private String difference(Figure figure) {
        var prediction = figure.prediction();
        if (prediction.value().isEmpty()) {
            return " " + letter("no formula: " + prediction.doubt().orElseThrow());
        }
        if (figure.simulated().isEmpty()) {
            return " " + letter("not simulated: it would take too many requests");
        }
        var note = prediction
                .doubt()
                .map(doubt -> " " + letter("approximation: " + doubt))
                .orElse("  ");
        double simulated = figure.simulated().getAsDouble();
        if (prediction.holds() && !prediction.isWithinTenPercentOf(simulated) && prediction.agreesWith(simulated)) {
            return "chance  ";
        }
        double predicted = prediction.value().getAsDouble();
        long percent = predicted == simulated ? 0 : Math.round(100 * (simulated / predicted - 1));
        return (percent == 0 ? "0 %" : format("%+d %%", percent)) + note;
    }

    private char letter(String text) {
        return notes.computeIfAbsent(text, it -> (char) ('a' + notes.size()));
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
