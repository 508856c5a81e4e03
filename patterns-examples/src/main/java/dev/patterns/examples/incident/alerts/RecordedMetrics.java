package dev.patterns.examples.incident.alerts;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What scrapes of a registry at equal intervals have read: a list of values for each series. */
final class RecordedMetrics {

    private static final Pattern COUNTER = Pattern.compile("\\w+_(total|count|sum|bucket)(\\{.*)?");

    private final Map<String, List<String>> valuesBySeries = new LinkedHashMap<>();
    private final Predicate<String> isRecorded;
    private int scrapes;

    /** @param isRecorded tells by its name and labels, as a scrape shows them, whether a series is recorded */
    RecordedMetrics(Predicate<String> isRecorded) {
        this.isRecorded = isRecorded;
    }

    void scrape(PrometheusMeterRegistry registry) {
        registry.scrape().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            var end = line.lastIndexOf(' ');
            var series = line.substring(0, end);
            if (isRecorded.test(series)) {
                valuesBySeries.computeIfAbsent(series, it -> new ArrayList<>()).add(line.substring(end + 1));
            }
        });
        scrapes++;
    }

    int scrapes() {
        return scrapes;
    }

    /**
     * Passes each series with its values in promtool's notation, after a history. In the history gauges have their
     * first value, and counters grow as they do on average in the first {@code typical} scrapes.
     */
    void withHistory(int history, int typical, BiConsumer<String, String> consumer) {
        valuesBySeries.forEach((series, values) -> {
            if (values.size() != scrapes) {
                throw new IllegalStateException(series + " was not there from the start");
            }
            var first = Double.parseDouble(values.get(0));
            if (!COUNTER.matcher(series).matches()) {
                consumer.accept(series, "%s+0x%d %s".formatted(first, history - 1, String.join(" ", values)));
                return;
            }
            var growth = (Double.parseDouble(values.get(typical)) - first) / typical;
            var text = new StringBuilder("0+%sx%d".formatted(growth, history - 1));
            values.forEach(value -> text.append(' ').append(growth * history + Double.parseDouble(value)));
            consumer.accept(series, text.toString());
        });
    }
}
