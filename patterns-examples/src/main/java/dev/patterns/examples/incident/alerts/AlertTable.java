package dev.patterns.examples.incident.alerts;

import dev.patterns.examples.incident.alerts.AlertReplay.Firing;
import dev.patterns.examples.incident.plan.Act;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which alert fires in which act: a row for each alert, a column for each act. */
public final class AlertTable {

    private static final Pattern BLOCK = Pattern.compile("(<!-- alerts -->\n).*?(<!-- end -->)", Pattern.DOTALL);
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

    private final List<String> alerts;
    private final Map<Act, Map<String, Firing>> firings = new LinkedHashMap<>();

    private AlertTable(List<String> alerts) {
        this.alerts = alerts;
    }

    /**
     * Replays all acts, two at a time.
     *
     * @param replayed receives each act when its replay has ended
     */
    public static AlertTable of(Path rules, Consumer<Act> replayed) throws IOException, InterruptedException {
        var replay = new AlertReplay(rules);
        var table = new AlertTable(alertsIn(rules));
        var executor = Executors.newFixedThreadPool(2);
        try {
            var replays = new LinkedHashMap<Act, Future<Map<String, Firing>>>();
            for (var act : AlertReplay.ACTS) {
                replays.put(act, executor.submit(() -> replay.replay(act)));
            }
            for (var each : replays.entrySet()) {
                table.firings.put(each.getKey(), each.getValue().get());
                replayed.accept(each.getKey());
            }
            return table;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("an act could not be replayed: " + e.getCause(), e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    /** The names of the alerts, in the order of the file. */
    public static List<String> alertsIn(Path rules) throws IOException {
        return ALERT.matcher(Files.readString(rules))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** The alerts that fire in the act of that name. */
    public Map<String, Firing> firings(String act) {
        return firings.entrySet().stream()
                .filter(each -> each.getKey().name().equals(act))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** The page with this table in the block between {@code <!-- alerts -->} and {@code <!-- end -->}. */
    public String filledInto(String page) {
        return BLOCK.matcher(page)
                .replaceAll(block -> Matcher.quoteReplacement(block.group(1) + this + block.group(2)));
    }

    /** As a Markdown table. */
    @Override
    public String toString() {
        var text = new StringBuilder("| alert |");
        firings.keySet().forEach(act -> text.append(' ').append(act.name()).append(" |"));
        text.append("\n| --- |").append(" --- |".repeat(firings.size())).append('\n');
        for (var alert : alerts) {
            text.append("| ").append(alert).append(" |");
            firings.values()
                    .forEach(byAlert ->
                            text.append(' ').append(cell(byAlert, alert)).append(" |"));
            text.append('\n');
        }
        return text.toString();
    }

    private static String cell(Map<String, Firing> byAlert, String alert) {
        var firing = byAlert.get(alert);
        return firing == null ? "–" : String.format(Locale.ROOT, "%,d s to %,d s", firing.first(), firing.last());
    }
}
