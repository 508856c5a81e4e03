package dev.patterns.pool.script;

import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What happened in the run of a script, and the first thing that must not happen. */
final class Journal {

    private final SimulatedTime time;
    private final Thread operator = Thread.currentThread();
    private final List<Line> lines = new ArrayList<>();
    private Optional<String> violation = Optional.empty();

    private record Line(Duration at, String thread, Object what) {
        @Override
        public String toString() {
            return String.format("%8.1f ms  %-10s  %s", at.toNanos() / 1e6, thread, what);
        }
    }

    Journal(SimulatedTime time) {
        this.time = time;
    }

    void note(Object what) {
        var thread = Thread.currentThread();
        lines.add(new Line(time.elapsed(), thread == operator ? "operator" : thread.getName(), what));
    }

    void violation(String what) {
        note("VIOLATION: " + what);
        if (violation.isEmpty()) {
            violation = Optional.of(what);
        }
    }

    void check(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            violation(otherwise.get());
        }
    }

    Optional<String> firstViolation() {
        return violation;
    }

    @Override
    public String toString() {
        return lines.stream().map(Line::toString).collect(Collectors.joining("\n"));
    }
}
