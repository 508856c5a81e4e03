package dev.patterns.bench.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Collects forks as they are measured, and makes rows of them. */
public final class Samples {

    /** What a fork's figure belongs to. */
    public record Key(String topic, String work, int threads, String collector, String contender, String unit) {}

    /** One fork's figure. */
    public record Sample(double value, OptionalDouble bytes, List<Row.Percentile> curve) {
        public static Sample of(double value) {
            return new Sample(value, OptionalDouble.empty(), List.of());
        }
    }

    private final Map<Key, List<Sample>> samples = new LinkedHashMap<>();
    private final Map<Key, String> notes = new LinkedHashMap<>();

    public void add(Key key, Sample sample) {
        samples.computeIfAbsent(key, k -> new ArrayList<>()).add(sample);
    }

    public void note(Key key, String note) {
        notes.put(key, note);
    }

    /**
     * A row for each key, in the order in which the keys came, each compared with the hand-written row of its group.
     */
    public List<Row> rows() {
        var rows = new ArrayList<Row>();
        samples.forEach((key, forks) -> rows.add(row(key, forks, notes.get(key))));
        var baselines = new LinkedHashMap<String, Row>();
        rows.stream()
                .filter(row -> row.contender().equals(Row.BASELINE))
                .forEach(row -> baselines.put(row.group(), row));
        return rows.stream()
                .map(row -> row.comparedWith(baselines.get(row.group())))
                .toList();
    }

    private static Row row(Key key, List<Sample> forks, @Nullable String note) {
        var values = forks.stream().map(Sample::value).toList();
        double error = Statistics.error(values);
        var bytes = forks.stream()
                .map(Sample::bytes)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble);
        var curve = forks.get(forks.size() / 2).curve();
        boolean less = !key.unit().endsWith("/s");
        double worst = values.stream()
                .mapToDouble(v -> v)
                .reduce(less ? Math::max : Math::min)
                .orElseThrow();
        var meanBytes = bytes.average();
        return new Row(
                key.topic(),
                key.work(),
                key.threads(),
                key.collector(),
                key.contender(),
                Statistics.mean(values),
                key.unit(),
                Double.isNaN(error) ? null : (Double) error,
                worst,
                values,
                meanBytes.isPresent() ? (Double) meanBytes.getAsDouble() : null,
                null,
                null,
                null,
                curve.isEmpty() ? null : curve,
                note);
    }
}
