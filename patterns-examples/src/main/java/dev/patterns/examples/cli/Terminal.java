package dev.patterns.examples.cli;

import dev.patterns.examples.incident.result.ActResult;
import dev.patterns.examples.incident.result.Explorer;
import dev.patterns.examples.incident.result.OutageResult;
import dev.patterns.examples.incident.result.Parameter;
import dev.patterns.examples.incident.result.SampledBreakerState;
import dev.patterns.examples.incident.run.ProgressListener;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Prints the progress of the acts and the tables of their figures. ASCII, 100 columns. */
final class Terminal {

    private static final int BAR = 10;
    private static final int WIDTH = 100;
    private static final String ACT_ROW = "  %-22s%9s%9s%9s%9s%8s%10s%8s%6s%8s%n";

    private static final String COMBINATION_ROW = "  %-28s%9s%8s%9s%8s%10s%10s%9s%7s%n";

    private final PrintWriter out;
    private final boolean interactive;

    Terminal(PrintWriter out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    /** Whether the output is a terminal, where a progress line can be overwritten. */
    static boolean isInteractive() {
        var console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) console.getClass().getMethod("isTerminal").invoke(console); // JDK 22 and later
        } catch (ReflectiveOperationException | RuntimeException olderJdk) {
            return true;
        }
    }

    void line(String text) {
        out.println(text);
    }

    /** A listener that prints the progress of an act about once a second of real time. */
    ProgressListener follow(String act) {
        return new ProgressListener() {
            private long printed = System.nanoTime();

            @Override
            public void onProgress(Progress progress) {
                var now = System.nanoTime();
                if (now - printed >= 1_000_000_000L) {
                    printed = now;
                    show(act, progress);
                }
            }
        };
    }

    private void show(String act, ProgressListener.Progress now) {
        progress(
                act,
                now.second(),
                now.seconds(),
                "paid %s  in use %2d  waiting %3d%s"
                        .formatted(
                                now.ended() == 0 ? "   -   " : percent(now.paid() / (double) now.ended()),
                                now.connectionsInUse(),
                                now.connectionsWaiting(),
                                now.breaker() == SampledBreakerState.NONE ? "" : "  " + words(now.breaker())));
    }

    /** Prints how far an act is, and figures of now. After the last arrival: how long answers take, 20 s + 3 s. */
    void progress(String act, double second, double seconds, String figures) {
        var done = (int) Math.round(BAR * Math.min(1, second / seconds));
        var at = second <= seconds
                ? String.format(Locale.ROOT, "%3.0f of %.0f s", second, seconds)
                : String.format(Locale.ROOT, "%3.0f s + %.0f s", seconds, second - seconds);
        var text = "  %-22s[%s%s] %s  %s".formatted(act, "=".repeat(done), " ".repeat(BAR - done), at, figures);
        progress(text, false);
    }

    /** Prints the success rate of an act that has ended. */
    void ended(ActResult act, double seconds) {
        ended(
                act.name(),
                String.format(
                        Locale.ROOT,
                        "%s of %,d payments succeeded (%.1f s)",
                        percent(act.successRate()),
                        act.payments(),
                        seconds));
    }

    void ended(String act, String result) {
        var text = "  %-22s%s".formatted(act, result);
        out.println(interactive ? "\r" + padded(text) : text);
    }

    void row(String format, Object... cells) {
        out.printf(Locale.ROOT, format, cells);
    }

    void table(List<ActResult> acts) {
        out.println();
        out.printf(ACT_ROW, "act", "success", "P50", "P95", "P99", "peak", "attempts", "charged", "lost", "unknown");
        out.printf(ACT_ROW, "", "", "ms", "ms", "ms", "conns", "/payment", "twice", "", "");
        for (var act : acts) {
            out.printf(
                    Locale.ROOT,
                    ACT_ROW,
                    act.name(),
                    percent(act.successRate()),
                    millis(act.p50Millis()),
                    millis(act.p95Millis()),
                    millis(act.p99Millis()),
                    act.peakConnections(),
                    String.format(Locale.ROOT, "%.2f", act.attemptsPerPayment()),
                    act.doubleCharges(),
                    act.lostPayments(),
                    act.unknownPayments());
        }
    }

    /** Prints the outcomes of the payments that did not succeed. */
    void failures(List<ActResult> acts) {
        out.println();
        for (var act : acts) {
            var failures = act.outcomes().entrySet().stream()
                    .filter(outcome -> !outcome.getKey().equals("paid"))
                    .map(outcome -> outcome.getKey() + " " + outcome.getValue())
                    .toList();
            labelled(act.name(), failures.isEmpty() ? "all paid" : String.join(", ", failures));
        }
    }

    /** Prints a text beside a label. */
    void labelled(String label, String text) {
        var first = label;
        for (var row : wrap(text, WIDTH - 24)) {
            out.printf("  %-22s%s%n", first, row);
            first = "";
        }
    }

    /** Prints how each act stands to the objectives. */
    void serviceLevels(List<ActResult> acts) {
        ServiceLevelTable.print(
                out,
                "Objectives: 99 % succeed over 30 days (declined payments apart), 99 % of those within 2 s.",
                acts.stream().collect(ServiceLevelTable.rows(ActResult::name, ActResult::serviceLevel)));
    }

    /** Prints how the service gets through an outage that ends, with each fix. */
    void outage(List<OutageResult> outage) {
        ServiceLevelTable.print(
                out,
                "An outage that ends: 2 minutes healthy, 5 minutes of the incident, 5 minutes healthy.",
                outage.stream().collect(ServiceLevelTable.rows(OutageResult::label, OutageResult::serviceLevel)));
    }

    /** A counter that prints the progress of many runs about once a second. */
    IntConsumer count(String what, int all) {
        return new IntConsumer() {
            private long printed = System.nanoTime();

            @Override
            public void accept(int done) {
                var now = System.nanoTime();
                if (done == all || now - printed >= 1_000_000_000L) {
                    printed = now;
                    count(what, done, all, "");
                }
            }
        };
    }

    /** Prints how many of many runs are done. */
    void count(String what, int done, int all, String rest) {
        var bar = "=".repeat(BAR * done / all);
        progress("  %-22s[%-10s] %d of %d%s".formatted(what, bar, done, all, rest), done == all);
    }

    /** Prints the figures of combinations of fixes over several seeds. */
    void combinations(String title, List<Explorer.AblationRow> rows) {
        out.println();
        out.println("  " + title);
        out.printf(COMBINATION_ROW, "", "success", "", "P95", "peak", "attempts", "charges", "charged", "lost");
        out.printf(COMBINATION_ROW, "", "mean", "spread", "ms", "conns", "/payment", "/payment", "twice", "");
        for (var row : rows) {
            out.printf(
                    Locale.ROOT,
                    COMBINATION_ROW,
                    row.label(),
                    percent(row.successMean()),
                    row.successSpread() == null ? "" : String.format(Locale.ROOT, "%.1f", row.successSpread() * 100),
                    millis(row.p95Millis()),
                    row.peakConnections(),
                    String.format(Locale.ROOT, "%.2f", row.attemptsPerPayment()),
                    String.format(Locale.ROOT, "%.2f", row.callsPerPayment()),
                    row.doubleCharges(),
                    row.lostPayments());
        }
    }

    private void progress(String text, boolean last) {
        if (interactive) {
            out.print("\r" + padded(text) + (last ? System.lineSeparator() : ""));
            out.flush();
        } else {
            out.println(text);
        }
    }

    /** Prints the parameters that the story does not give, as a paragraph. */
    void chosen(List<Parameter> parameters) {
        var paragraph = new StringBuilder();
        parameters.stream()
                .filter(parameter -> !parameter.givenByStory())
                .forEach(parameter -> paragraph
                        .append(paragraph.isEmpty() ? "" : "; ")
                        .append(parameter.name())
                        .append(' ')
                        .append(parameter.value()));
        out.println();
        out.println("  Chosen, since the story does not give them (in story time; the report has the reasons):");
        wrap(paragraph.toString(), WIDTH - 8).forEach(row -> out.println("    " + row));
    }

    /** Prints something to know about the figures. */
    void notice(String text) {
        var indent = "  Note: ";
        for (var row : wrap(text, WIDTH - 8)) {
            out.println(indent + row);
            indent = "        ";
        }
    }

    private static List<String> wrap(String text, int width) {
        return List.of(text.replaceAll("(.{1," + width + "})( |$)", "$1\n").split("\n"));
    }

    private static String padded(String text) {
        return text.length() >= WIDTH - 1 ? text.substring(0, WIDTH - 1) : text + " ".repeat(WIDTH - 1 - text.length());
    }

    static String percent(double rate) {
        return String.format(Locale.ROOT, "%5.1f %%", rate * 100);
    }

    static String millis(@Nullable Double millis) {
        return millis == null ? "-" : String.format(Locale.ROOT, "%,.0f", millis);
    }

    private static String words(SampledBreakerState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
