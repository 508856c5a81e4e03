package dev.patterns.examples.published;

import dev.patterns.Deadline;
import dev.patterns.examples.published.Comparison.Bound;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Server A calls B, and B calls C, all under the deadline that A has set. */
final class DeadlinePropagation {

    private DeadlinePropagation() {}

    static PublishedResult result() {
        return new PublishedResult(
                "deadline-propagation",
                "A deadline is handed on",
                GoogleSre.CASCADES,
                "Server A sets a deadline of 30 s, works for 7 s and calls B, which works for 4 s and calls C. B"
                        + " sets a deadline of 60 s of its own; the earlier one holds.",
                DeadlinePropagation::comparisons);
    }

    private static List<Comparison> comparisons() {
        var left = new ArrayList<Duration>();
        try (var time = new SimulatedTime(7)) {
            time.spawn(
                    "a",
                    () -> Deadline.within(Duration.ofSeconds(30), time).call(() -> {
                        time.sleep(Duration.ofSeconds(7));
                        left.add(remaining());
                        return Deadline.within(Duration.ofSeconds(60), time).call(() -> {
                            time.sleep(Duration.ofSeconds(4));
                            return left.add(remaining());
                        });
                    }));
            time.run();
        }
        return List.of(seconds("left for B", 23, left.get(0)), seconds("left for C", 19, left.get(1)));
    }

    private static Duration remaining() {
        return Deadline.current().orElseThrow().remaining();
    }

    private static Comparison seconds(String figure, double published, Duration ours) {
        return new Comparison(figure, "%.0f s", published, ours.toNanos() / 1e9, Bound.EXACT, "virtual time");
    }
}
