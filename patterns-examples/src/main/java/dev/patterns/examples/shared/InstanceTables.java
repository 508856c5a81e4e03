package dev.patterns.examples.shared;

import dev.patterns.examples.shared.FiveInstances.Store;
import dev.patterns.examples.shared.FiveInstances.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables of {@code docs/limits-across-instances.md}. */
final class InstanceTables {

    private static final int SECONDS = 10;
    private static final int OUTAGE_BEGINS = 2;
    private static final int OUTAGE_ENDS = 5;

    private static final Store OUTAGE = time -> new UnansweringBucket(
            Store.IN_PROCESS.bucket(time), time, Duration.ofSeconds(OUTAGE_BEGINS), Duration.ofSeconds(OUTAGE_ENDS));

    private InstanceTables() {}

    /** What the dependency sees, what is rejected without need, and what it costs. */
    static List<String> designs(Store store) {
        var rows = new ArrayList<String>();
        rows.add("| | calls a second, too many come | rejected, fewer come than allowed | requests a call |");
        rows.add("| --- | --- | --- | --- |");
        for (var design : Design.values()) {
            var even = FiveInstances.run(design, Traffic.TOO_MANY, SECONDS, store);
            var uneven = FiveInstances.run(design, Traffic.UNEVEN, SECONDS, store);
            rows.add(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %.1f %% | %.2f; %.2f |",
                    design.label,
                    even.admitted() / SECONDS,
                    100.0 * uneven.rejected() / (uneven.admitted() + uneven.rejected()),
                    even.requestsPerCall(),
                    uneven.requestsPerCall()));
        }
        return rows;
    }

    /** Second by second, while the store does not answer. */
    static List<String> outage() {
        var result = FiveInstances.run(Design.LEASES, Traffic.TOO_MANY, 8, OUTAGE);
        var rows = new ArrayList<String>();
        rows.add("| second | the store | calls that the dependency sees | slowest decision |");
        rows.add("| --- | --- | --- | --- |");
        for (int i = 0; i < result.seconds().size(); i++) {
            var second = result.seconds().get(i);
            rows.add(String.format(
                    Locale.ROOT,
                    "| %d | %s | %,d | %d ms |",
                    i + 1,
                    i >= OUTAGE_BEGINS && i < OUTAGE_ENDS ? "does not answer" : "answers",
                    second.admitted,
                    second.slowest.toMillis()));
        }
        return rows;
    }
}
