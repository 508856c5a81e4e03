package dev.patterns.pool.script;

import dev.patterns.pool.ConnectionPoolBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What borrowers, an operator and a faulty database do to a pool. Each step is possible after any other, so a script is
 * still one when steps are removed. Its text is Java, so that a short one can become a test of its own.
 *
 * @param values of the settings that don't have their simplest value
 * @param steps by the time at which they are due
 */
record Script(Map<Setting, Integer> values, List<Step> steps) {

    Script {
        var all = new EnumMap<Setting, Integer>(Setting.class);
        all.putAll(values);
        all.entrySet().removeIf(entry -> entry.getValue() == entry.getKey().values[0]);
        values = Collections.unmodifiableMap(all);
        steps = List.copyOf(steps);
    }

    /** Something that is due at a time, in milliseconds since the start. */
    sealed interface Step permits Do, Break {
        int at();
    }

    /** That borrower acts, or the operator does something that may concern that borrower. */
    record Do(int at, int borrower, Action action) implements Step {
        @Override
        public String toString() {
            return "new Do(" + at + ", " + borrower + ", Action." + action + ")";
        }
    }

    /** From now on the driver has a fault. */
    record Break(int at, Fault fault) implements Step {
        @Override
        public String toString() {
            return "new Break(" + at + ", " + fault + ")";
        }
    }

    int value(Setting setting) {
        return values.getOrDefault(setting, setting.values[0]);
    }

    Duration millis(Setting setting) {
        return Duration.ofMillis(value(setting));
    }

    void applyTo(ConnectionPoolBuilder pool) {
        for (var setting : Setting.values()) {
            setting.setter.set(pool, value(setting));
        }
    }

    Script with(Setting setting, int value) {
        var changed = new HashMap<>(values);
        changed.put(setting, value);
        return new Script(changed, steps);
    }

    Script without(int from, int to) {
        var rest = new ArrayList<>(steps.subList(0, from));
        rest.addAll(steps.subList(to, steps.size()));
        return new Script(values, rest);
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                        .map(entry -> "Setting." + entry.getKey() + ", " + entry.getValue())
                        .collect(Collectors.joining(", ", "new Script(Map.of(", "), List.of(\n    "))
                + steps.stream().map(Step::toString).collect(Collectors.joining(",\n    ")) + "))";
    }
}
