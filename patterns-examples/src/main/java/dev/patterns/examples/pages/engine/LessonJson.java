package dev.patterns.examples.pages.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A page's data, small. Most calls on a page take the same way in the same time, so ways are stored once: a dot is its
 * start, its lane and the number of its way. Times are milliseconds since the time before. Equal runs are stored once.
 *
 * <pre>
 *   dots  [start, lane, way,  start, lane, way, …]
 *   way   [place, look, time,  place, look, time,  …  place, look]      place: 8 × (row + 1) + the place's number
 * </pre>
 */
final class LessonJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<ArrayNode, Integer> ways = new LinkedHashMap<>();
    private final Map<JsonNode, Integer> traces = new LinkedHashMap<>();

    private LessonJson() {}

    static String of(LessonPage page) {
        return new LessonJson().page(page).toString();
    }

    private ObjectNode page(LessonPage page) {
        var json = JSON.objectNode();
        json.put("title", page.title());
        json.put("lead", page.lead());
        json.put("played", page.played().getName());
        json.put("guide", page.guide());
        var looks = json.putArray("looks");
        Arrays.stream(Look.values())
                .forEach(look -> looks.addArray()
                        .add(look.name().toLowerCase(Locale.ROOT))
                        .add(look.words));
        var steps = json.putArray("steps");
        page.steps().forEach(step -> steps.add(step(step)));
        json.putArray("ways").addAll(ways.keySet());
        json.putArray("traces").addAll(traces.keySet());
        return json;
    }

    private ObjectNode step(Step step) {
        var json = JSON.objectNode();
        json.put("title", step.title);
        step.text.forEach(json.putArray("text")::add);
        json.set("stage", stage(step.stage));
        var settings = json.putArray("settings");
        step.settings.forEach(setting -> settings.addArray().add(setting.name()).add(setting.value()));
        var controls = json.putArray("controls");
        for (var control : step.controls) {
            var node = controls.addObject().put("label", control.label()).put("start", control.start());
            control.options().forEach(node.putArray("options")::add);
        }
        var numbers = json.putArray("traces");
        step.traces.forEach(trace -> numbers.add(numberOf(traces, trace(trace))));
        return json;
    }

    private static ObjectNode stage(Stage stage) {
        return JSON.objectNode()
                .put("client", stage.client())
                .put("rows", stage.rows())
                .put("pattern", stage.pattern())
                .put("patternRows", stage.patternRows())
                .put("perClient", stage.isPatternPerClient())
                .put("service", stage.service())
                .put("second", stage.second());
    }

    private ObjectNode trace(Trace trace) {
        var play = trace.play();
        var json = JSON.objectNode();
        json.put("seed", trace.seed());
        json.put("hash", String.format("%016x", trace.hash()));
        play.shown.forEach(json.putArray("shows")::add);
        json.put("ms", endOf(play));
        json.set("dots", dots(play));
        var bands = json.putArray("bands");
        play.bands.forEach((name, band) -> bands.addObject().put("name", name).set("changes", changes(band)));
        var gauges = json.putArray("gauges");
        play.gauges.forEach((name, gauge) -> gauges.add(gauge(name, gauge)));
        var outages = json.putArray("outages");
        play.outages.forEach(outage -> outages.addArray()
                .add(outage.place().ordinal())
                .add(outage.from())
                .add(outage.to())
                .add(outage.words()));
        var moments = json.putArray("moments");
        play.moments.forEach(moment -> moments.addArray().add(moment.millis()).add(moment.label()));
        return json;
    }

    private static long endOf(Play play) {
        return play.dots.stream()
                .mapToLong(dot -> dot.points.get(dot.points.size() - 1).millis())
                .reduce(play.millis(), Math::max);
    }

    private ArrayNode dots(Play play) {
        var json = JSON.arrayNode();
        long before = 0;
        var byStart = play.dots.stream()
                .sorted(Comparator.comparingLong(dot -> dot.points.get(0).millis()))
                .toList();
        for (var dot : byStart) {
            long start = dot.points.get(0).millis();
            json.add(start - before).add(dot.lane).add(numberOf(ways, way(dot)));
            before = start;
        }
        return json;
    }

    private static ArrayNode way(Dot dot) {
        var json = JSON.arrayNode();
        long before = dot.points.get(0).millis();
        for (var point : dot.points) {
            if (!json.isEmpty()) {
                json.add(point.millis() - before);
            }
            json.add(8 * (point.row() + 1) + point.place().ordinal())
                    .add(point.look().ordinal());
            before = point.millis();
        }
        return json;
    }

    private static ArrayNode changes(Band band) {
        var json = JSON.arrayNode();
        long before = 0;
        for (var change : band.changes) {
            json.addArray()
                    .add(change.millis() - before)
                    .add(change.state())
                    .add(change.tone().ordinal());
            before = change.millis();
        }
        return json;
    }

    private static ObjectNode gauge(String name, Gauge gauge) {
        var json = JSON.objectNode().put("name", name);
        var changes = json.putArray("changes");
        long before = 0;
        for (var change : gauge.changes) {
            changes.add(change.millis() - before).add(change.value());
            before = change.millis();
        }
        if (gauge.cells > 0) {
            json.put("cells", gauge.cells);
        }
        for (var change : gauge.lists) {
            var digits = new StringBuilder();
            change.looks().forEach(look -> digits.append(look.ordinal()));
            changes.add(change.millis() - before).add(digits.toString());
            before = change.millis();
        }
        return json;
    }

    private static <K> int numberOf(Map<K, Integer> numbers, K key) {
        return numbers.computeIfAbsent(key, ignored -> numbers.size());
    }
}
