package dev.patterns.examples.pages.engine;

import dev.patterns.examples.pages.engine.Dot.Point;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What is to be seen in a run. Times are seconds. */
public record Recorded(Play play) {

    /** A state of a band, from a time to another. */
    public record Span(String state, double from, double to) {
        public double length() {
            return round(to - from);
        }
    }

    /** An arrival of a call at a place. */
    public record Arrival(double at, int lane, Look look) {}

    /** A call, from its client and back. */
    public record Ended(double from, double to, int lane, Look outcome) {
        public double took() {
            return round(to - from);
        }
    }

    /** When the last dot comes to rest. */
    public double end() {
        return play.dots.stream()
                .mapToDouble(dot -> seconds(last(dot).millis()))
                .max()
                .orElse(0);
    }

    /**
     * The calls in the order in which they end. A call that was given up ends with another dot than it began with: that
     * of the first call of its lane that has no other end.
     */
    public List<Ended> calls() {
        var calls = new ArrayList<Ended>();
        var begun = new HashMap<Integer, Deque<Point>>();
        for (var dot : byStart()) {
            boolean isWhole =
                    first(dot).place() == Place.CLIENT && last(dot).place() == Place.CLIENT && dot.points.size() > 1;
            if (isWhole) {
                calls.add(ended(first(dot), dot));
            } else if (first(dot).place() == Place.CLIENT) {
                begun.computeIfAbsent(dot.lane, lane -> new ArrayDeque<>()).add(first(dot));
            } else if (last(dot).place() == Place.CLIENT) {
                calls.add(ended(begun.get(dot.lane).remove(), dot));
            }
        }
        calls.sort(Comparator.comparing(Ended::to));
        return calls;
    }

    private List<Dot> byStart() {
        return play.dots.stream()
                .sorted(Comparator.comparing(dot -> first(dot).millis()))
                .toList();
    }

    private static Ended ended(Point from, Dot dot) {
        return new Ended(
                seconds(from.millis()),
                seconds(last(dot).millis()),
                dot.lane,
                last(dot).look());
    }

    /** How many calls came back with this outcome: what the page writes under the figure. */
    public int ended(Look outcome) {
        return ended(outcome, call -> true);
    }

    public int ended(Look outcome, Predicate<Ended> which) {
        return (int) calls().stream()
                .filter(call -> call.outcome == outcome)
                .filter(which)
                .count();
    }

    /** What reached the service, in order. */
    public List<Arrival> reached() {
        return arrivals(Place.SERVICE);
    }

    public int reachedBetween(double from, double to) {
        return (int) reached().stream()
                .filter(arrival -> from <= arrival.at && arrival.at < to)
                .count();
    }

    /** The arrivals of dots at the place, in order. */
    public List<Arrival> arrivals(Place place) {
        var arrivals = new ArrayList<Arrival>();
        for (var dot : play.dots) {
            for (int i = 1; i < dot.points.size(); i++) {
                var point = dot.points.get(i);
                if (point.place() == place && dot.points.get(i - 1).place() != place) {
                    arrivals.add(new Arrival(seconds(point.millis()), dot.lane, point.look()));
                }
            }
        }
        arrivals.sort(Comparator.comparing(Arrival::at));
        return arrivals;
    }

    /** Whether a dot of this look is seen at some time. */
    public boolean shows(Look look) {
        return play.dots.stream().flatMap(dot -> dot.points.stream()).anyMatch(point -> point.look() == look);
    }

    /** The states of a band. */
    public List<Span> band(String name) {
        var band = play.bands.get(name);
        if (band == null) {
            throw new IllegalArgumentException(name + " is none of " + play.bands.keySet());
        }
        var spans = new ArrayList<Span>();
        for (int i = 0; i < band.changes.size(); i++) {
            var change = band.changes.get(i);
            double to = i + 1 < band.changes.size()
                    ? seconds(band.changes.get(i + 1).millis())
                    : end();
            spans.add(new Span(change.state(), seconds(change.millis()), to));
        }
        return spans;
    }

    /** The spans of this state in all bands, in the order in which they begin. */
    public List<Span> spans(String state) {
        return play.bands.keySet().stream()
                .flatMap(name -> band(name).stream())
                .filter(span -> span.state.equals(state))
                .sorted(Comparator.comparing(Span::from))
                .toList();
    }

    /** The most bands that are in this state at the same time. */
    public int mostInState(String state) {
        return spans(state).stream()
                .mapToInt(span -> inState(state, span.from()))
                .max()
                .orElse(0);
    }

    /** How many bands are in this state at the time. */
    public int inState(String state, double at) {
        return (int) spans(state).stream()
                .filter(span -> span.from <= at && at < span.to)
                .count();
    }

    /** A gauge's value at the time. */
    public int gauge(String name, double at) {
        return changes(name).stream()
                .filter(change -> seconds(change.millis()) <= at)
                .reduce((before, after) -> after)
                .map(Gauge.Change::value)
                .orElse(0);
    }

    /** A gauge's greatest value. */
    public int most(String name) {
        return most(name, 0, end());
    }

    /** A gauge's greatest value from a time to another. */
    public int most(String name, double from, double to) {
        var within = changes(name).stream()
                .filter(change -> from < seconds(change.millis()) && seconds(change.millis()) < to);
        return IntStream.concat(IntStream.of(gauge(name, from)), within.mapToInt(Gauge.Change::value))
                .max()
                .orElse(0);
    }

    /** A gauge's mean from a time to another. */
    public double mean(String name, double from, double to) {
        return LongStream.range(Math.round(100 * from), Math.round(100 * to))
                .mapToInt(i -> gauge(name, i / 100.0))
                .average()
                .orElse(0);
    }

    /** The values that a gauge takes, in order. */
    public List<Integer> values(String name) {
        return changes(name).stream().map(Gauge.Change::value).toList();
    }

    private List<Gauge.Change> changes(String name) {
        return named(name).changes;
    }

    /** The list that is drawn in a gauge's places at the time. */
    public List<Look> list(String name, double at) {
        return named(name).lists.stream()
                .filter(change -> seconds(change.millis()) <= at)
                .reduce((before, after) -> after)
                .map(Gauge.ListChange::looks)
                .orElse(List.of());
    }

    private Gauge named(String name) {
        var gauge = play.gauges.get(name);
        if (gauge == null) {
            throw new IllegalArgumentException(name + " is none of " + play.gauges.keySet());
        }
        return gauge;
    }

    /** When the moment of this label is. */
    public double moment(String label) {
        return play.moments.stream()
                .filter(moment -> moment.label().equals(label))
                .mapToDouble(moment -> seconds(moment.millis()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(label + " is none of " + play.moments));
    }

    private static Point first(Dot dot) {
        return dot.points.get(0);
    }

    private static Point last(Dot dot) {
        return dot.points.get(dot.points.size() - 1);
    }

    private static double seconds(long millis) {
        return millis / 1000.0;
    }

    private static double round(double seconds) {
        return Math.round(1000 * seconds) / 1000.0;
    }
}
