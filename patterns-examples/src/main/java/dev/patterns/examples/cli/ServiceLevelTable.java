package dev.patterns.examples.cli;

import dev.patterns.examples.incident.result.OutageResult;
import dev.patterns.examples.incident.result.ServiceLevel;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Service levels as a table: for the terminal, and in Markdown for the page about operations. */
final class ServiceLevelTable {

    private static final String ROW = "  %-28s%10s%10s%10s%12s%11s%12s%n";
    private static final Pattern BLOCK = Pattern.compile("(<!-- outage -->\n).*?(<!-- end -->)", Pattern.DOTALL);

    private ServiceLevelTable() {}

    static <T> Collector<T, ?, Map<String, ServiceLevel>> rows(
            Function<T, String> label, Function<T, ServiceLevel> level) {
        return Collectors.toMap(label, level, (one, other) -> one, LinkedHashMap::new);
    }

    static void print(PrintWriter out, String title, Map<String, ServiceLevel> rows) {
        out.println();
        out.println("  " + title);
        out.printf(ROW, "", "success", "in time", "burn", "budget", "detected", "recovered");
        out.printf(ROW, "", "", "", "rate", "spent", "after", "after");
        rows.forEach((label, level) -> out.printf(
                ROW,
                label,
                percent(level.successRate(), 1),
                percent(level.withinLatency(), 1),
                String.format(Locale.ROOT, "%.1f", level.burnRate()),
                percent(level.budgetSpent(), 3),
                seconds(level.detectedSeconds()),
                seconds(level.recoveredSeconds())));
    }

    /** The page with this table in the block between {@code <!-- outage -->} and {@code <!-- end -->}. */
    static String filledInto(String page, List<OutageResult> outage) {
        var text = new StringBuilder("| fixes | success | within 2 s | burn rate | budget spent | detected after | "
                + "recovered after |\n| --- | --: | --: | --: | --: | --: | --: |\n");
        for (var row : outage) {
            var level = row.serviceLevel();
            text.append("| %s | %s | %s | %s | %s | %s | %s |\n"
                    .formatted(
                            row.label(),
                            percent(level.successRate(), 1),
                            percent(level.withinLatency(), 1),
                            String.format(Locale.ROOT, "%.1f", level.burnRate()),
                            percent(level.budgetSpent(), 3),
                            level.detectedSeconds() == null ? "never" : seconds(level.detectedSeconds()),
                            level.recoveredSeconds() == null ? "never" : seconds(level.recoveredSeconds())));
        }
        return BLOCK.matcher(page)
                .replaceAll(block -> Matcher.quoteReplacement(block.group(1) + text + block.group(2)));
    }

    private static String percent(@Nullable Double fraction, int digits) {
        return fraction == null ? "-" : String.format(Locale.ROOT, "%." + digits + "f %%", fraction * 100);
    }

    private static String seconds(@Nullable Double seconds) {
        return seconds == null ? "-" : String.format(Locale.ROOT, "%.0f s", seconds);
    }
}
