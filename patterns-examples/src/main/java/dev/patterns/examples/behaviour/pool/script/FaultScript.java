package dev.patterns.examples.behaviour.pool.script;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What borrowers, an operator and a faulty database do to a pool.
 *
 * @param seed that it was drawn with, which is its name
 * @param text the line that it was read from
 * @param settings by their names; one that is missing has its simplest value
 * @param steps by the time at which they are due
 */
record FaultScript(int seed, String text, Map<String, Integer> settings, List<Step> steps) {

    private static final String FILE = "pool.txt";

    /** Something that is due at a time, in milliseconds since the start. */
    sealed interface Step {
        int at();
    }

    /** That borrower acts, or the operator does something that may concern that borrower. */
    record Act(int at, int borrower, ScriptAction action) implements Step {}

    /** From now on the driver has a fault. */
    record Break(int at, DriverFault fault) implements Step {}

    /** All scripts of the file. */
    static List<FaultScript> all() {
        var stream = Objects.requireNonNull(FaultScript.class.getResourceAsStream(FILE), FILE);
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(FaultScript::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FaultScript read(String line) {
        int seed = 0;
        var settings = new HashMap<String, Integer>();
        var steps = new ArrayList<Step>();
        for (var item : line.split("; ")) {
            var words = item.split(" ");
            if (words[0].equals("seed")) {
                seed = Integer.parseInt(words[1]);
            } else if (words.length == 2) {
                settings.put(words[0], Integer.valueOf(words[1]));
            } else {
                steps.add(step(words));
            }
        }
        return new FaultScript(seed, line, settings, steps);
    }

    private static Step step(String[] words) {
        int at = Integer.parseInt(words[0]);
        return words[1].equals("fault")
                ? new Break(at, DriverFault.read(words))
                : new Act(at, Integer.parseInt(words[2]), ScriptAction.valueOf(words[3]));
    }

    int size() {
        return settings.getOrDefault("SIZE", 1);
    }

    int maxOverflow() {
        return settings.getOrDefault("MAX_OVERFLOW", 0);
    }

    int borrowers() {
        return settings.getOrDefault("BORROWERS", 2);
    }

    double latencySeconds() {
        return settings.getOrDefault("LATENCY", 0) / 1e3;
    }

    double timeoutSeconds() {
        return settings.getOrDefault("CONNECTION_TIMEOUT", 1_000) / 1e3;
    }
}
