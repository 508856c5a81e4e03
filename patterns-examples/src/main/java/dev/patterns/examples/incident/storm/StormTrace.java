package dev.patterns.examples.incident.storm;

import dev.patterns.simulation.SimulatedTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Everything that happens to one payment, a line each. Of other payments it keeps nothing. */
final class StormTrace {

    private final SimulatedTime time;
    private final @Nullable Integer payment;
    private final List<String> lines = new ArrayList<>();

    /** @param payment null for no trace */
    StormTrace(SimulatedTime time, @Nullable Integer payment) {
        this.time = time;
        this.payment = payment;
    }

    void add(String source, String key, String what) {
        if (payment != null && (key + "-").startsWith("payment-" + payment + "-")) {
            lines.add(String.format(
                    Locale.ROOT, "%9.3f s  %-16s %s %s", time.elapsed().toMillis() / 1e3, source, key, what));
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
