package dev.patterns.examples.incident.trace;

import dev.patterns.examples.incident.trace.Step.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A payment's way as lines of text: each step with the time since the arrival and its duration. ASCII. */
public final class TraceText {

    private static final int WIDTH = 100;
    private static final int INDENT = 26;
    private static final int HOLDER_INDENT = 8;
    private static final int MAX_HOLDERS = 3;
    private static final double SHORTEST_WAIT_MILLIS = 0.05;
    private static final String ROW = "  %10.1f  %10.1f  %s";

    private final List<String> lines = new ArrayList<>();
    private final PaymentTrace trace;

    private TraceText(PaymentTrace trace) {
        this.trace = trace;
    }

    /** @param act the name of the act that the payment belongs to */
    public static List<String> of(String act, PaymentTrace trace) {
        return new TraceText(trace).write(act);
    }

    private List<String> write(String act) {
        var result = trace.result();
        lines.add("  %s, %s: %s, %d %s"
                .formatted(
                        act,
                        trace.root().label,
                        result.outcome().label(),
                        result.attempts(),
                        result.attempts() == 1 ? "attempt" : "attempts"));
        lines.add("  %10s  %10s".formatted("at ms", "took ms"));
        row(trace.root(), "arrival");
        children(trace.root(), "");
        if (trace.leaked()) {
            lines.add(" ".repeat(INDENT) + "a connection was never returned");
        }
        return lines;
    }

    private void children(Step parent, String indent) {
        @Nullable Step before = null;
        for (var step : parent.children()) {
            if (before != null && step.kind == Kind.ATTEMPT) {
                waited(before, step, indent);
            }
            row(step, indent + "|- " + step.label + outcome(step));
            holders(step);
            children(step, indent + "|  ");
            before = step;
        }
    }

    /** The retry's wait between two attempts. */
    private void waited(Step before, Step next, String indent) {
        double millis = (next.startedAt - before.endedAt()) / 1e6;
        if (millis > SHORTEST_WAIT_MILLIS) {
            row(before.endedAt(), millis, indent + "|- wait before the next attempt");
        }
    }

    private void row(Step step, String text) {
        row(step.startedAt, step.duration() / 1e6, text);
    }

    private void row(long at, double millis, String text) {
        add(String.format(Locale.ROOT, ROW, (at - trace.root().startedAt) / 1e6, millis, text));
    }

    private void add(String line) {
        lines.add(line.length() <= WIDTH ? line : line.substring(0, WIDTH - 3) + "...");
    }

    /** The failure, in the step that it comes from; in those around it, only that they failed. */
    private static String outcome(Step step) {
        var failure = step.failure();
        if (failure == null) {
            return step.hasEnded() ? "" : ": goes on";
        }
        return step.passesFailureOn() ? ": failed" : ": " + failure.getClass().getSimpleName() + message(failure);
    }

    private static String message(Throwable failure) {
        var message = failure.getMessage();
        return message == null ? "" : ", " + message.lines().findFirst().orElse("");
    }

    /** An exhausted pool says in more lines which threads hold its connections. */
    private void holders(Step step) {
        var failure = step.kind == Kind.CONNECTION ? step.failure() : null;
        if (failure != null && failure.getMessage() != null) {
            failure.getMessage().lines().skip(1).limit(MAX_HOLDERS).forEach(holder -> {
                add(" ".repeat(HOLDER_INDENT) + holder.strip());
            });
        }
    }
}
