package dev.patterns.examples.cli;

import dev.patterns.examples.incident.api.result.ApiActResult;
import dev.patterns.examples.incident.api.result.ApiResult;
import dev.patterns.examples.incident.api.run.ApiProgress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints the progress of the API's acts and the tables of their figures. ASCII, 100 columns. */
final class ApiTerminal {

    private static final String ACT_ROW = "  %-22s%9s%9s%9s%9s%13s%11s%12s%n";
    private static final String COMBINATION_ROW = "  %-22s%9s%8s%9s%9s%13s%11s%12s%n";

    private final Terminal terminal;

    ApiTerminal(Terminal terminal) {
        this.terminal = terminal;
    }

    /** A listener that prints the progress of an act about once a second. */
    ApiProgress follow(String act) {
        return new ApiProgress() {
            private long printed = System.nanoTime();

            @Override
            public void onProgress(
                    double second,
                    double seconds,
                    int ended,
                    int answered,
                    int connectionsInUse,
                    int connectionsWaiting) {
                var now = System.nanoTime();
                if (now - printed >= 1_000_000_000L) {
                    printed = now;
                    terminal.progress(
                            act,
                            second,
                            seconds,
                            "answered %s  in use %2d  waiting %3d"
                                    .formatted(
                                            ended == 0 ? "   -   " : Terminal.percent(answered / (double) ended),
                                            connectionsInUse,
                                            connectionsWaiting));
                }
            }
        };
    }

    void ended(ApiActResult act, double seconds) {
        terminal.ended(
                act.name(),
                String.format(
                        Locale.ROOT,
                        "%s of %,d requests in the peak failed (%.1f s)",
                        Terminal.percent(act.errorRate()),
                        act.peakRequests(),
                        seconds));
    }

    void table(List<ApiActResult> acts) {
        terminal.line("");
        terminal.row(ACT_ROW, "act", "errors", "P50", "P95", "P99", "connections", "cache", "price calls");
        terminal.row(ACT_ROW, "", "", "ms", "ms", "ms", "in use, max", "hits", "/request");
        for (var act : acts) {
            terminal.row(
                    ACT_ROW,
                    act.name(),
                    Terminal.percent(act.errorRate()),
                    Terminal.millis(act.p50Millis()),
                    Terminal.millis(act.p95Millis()),
                    Terminal.millis(act.p99Millis()),
                    Terminal.percent(act.connectionShare()),
                    rate(act.cacheHitRate()),
                    String.format(Locale.ROOT, "%.2f", act.callsPerRequest()));
        }
    }

    /** Prints the outcomes of the peak's requests that were not answered. */
    void failures(List<ApiActResult> acts) {
        terminal.line("");
        for (var act : acts) {
            var failures = act.outcomes().entrySet().stream()
                    .filter(outcome -> !outcome.getKey().equals("answered"))
                    .map(outcome -> outcome.getKey() + " " + outcome.getValue())
                    .toList();
            terminal.labelled(act.name(), failures.isEmpty() ? "all answered" : String.join(", ", failures));
        }
    }

    /** Prints the figures of combinations of fixes over several seeds. */
    void combinations(String title, List<ApiResult.AblationRow> rows) {
        terminal.line("");
        terminal.line("  " + title);
        terminal.row(COMBINATION_ROW, "", "errors", "", "P50", "P95", "connections", "cache", "price calls");
        terminal.row(COMBINATION_ROW, "", "mean", "spread", "ms", "ms", "in use, max", "hits", "/request");
        for (var row : rows) {
            terminal.row(
                    COMBINATION_ROW,
                    row.label(),
                    Terminal.percent(row.errorMean()),
                    row.errorSpread() == null ? "" : String.format(Locale.ROOT, "%.1f", row.errorSpread() * 100),
                    Terminal.millis(row.p50Millis()),
                    Terminal.millis(row.p95Millis()),
                    Terminal.percent(row.connectionShare()),
                    rate(row.cacheHitRate()),
                    String.format(Locale.ROOT, "%.2f", row.callsPerRequest()));
        }
    }

    private static String rate(@Nullable Double rate) {
        return rate == null ? "-" : Terminal.percent(rate);
    }
}
