package dev.patterns.examples.differential;

import java.util.ArrayList;
import java.util.List;

/**
 * What both contenders do. Each step is possible after any other, so a trace is still one when steps are removed.
 *
 * @param settings of both; its text is a line of Java
 * @param steps whose texts are lines of Java
 */
public record Trace<S, T>(S settings, List<T> steps) {

    public Trace {
        steps = List.copyOf(steps);
    }

    public Trace<S, T> settings(S others) {
        return new Trace<>(others, steps);
    }

    public Trace<S, T> upTo(int step) {
        return new Trace<>(settings, steps.subList(0, Math.min(steps.size(), step + 1)));
    }

    public Trace<S, T> without(int from, int to) {
        var rest = new ArrayList<>(steps.subList(0, from));
        rest.addAll(steps.subList(to, steps.size()));
        return new Trace<>(settings, rest);
    }

    public Trace<S, T> with(int index, T step) {
        var changed = new ArrayList<>(steps);
        changed.set(index, step);
        return new Trace<>(settings, changed);
    }

    /** The trace as lines of code, with the difference as a comment after the last one. */
    public String describe(Divergence divergence) {
        var text = new StringBuilder("    " + settings + "\n");
        for (int i = 0; i <= divergence.step() && i < steps.size(); i++) {
            text.append("    ").append(steps.get(i)).append(";\n");
        }
        return text.append("    // ").append(divergence.seen()).append('\n').toString();
    }
}
