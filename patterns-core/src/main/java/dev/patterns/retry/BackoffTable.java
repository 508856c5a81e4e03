package dev.patterns.retry;

import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Prints what {@link Backoff#preview} returns. */
final class BackoffTable {

    private BackoffTable() {}

    static String of(Backoff backoff, int attempts, RandomGenerator random) {
        Arguments.between(1, 10_000, "attempts", attempts);
        var table = new StringBuilder("attempt         wait        total\n");
        var delay = Duration.ZERO;
        double total = 0; // in floating point, which doesn't overflow
        for (int attempt = 1; attempt <= attempts; attempt++) {
            delay = backoff.delay(attempt, delay, random);
            total += delay.toNanos();
            table.append(String.format(Locale.ROOT, "%7d %12s %12s%n", attempt, text(delay.toNanos()), text(total)));
        }
        return table.toString();
    }

    private static String text(double nanos) {
        return nanos < 1e9
                ? String.format(Locale.ROOT, "%.1f ms", nanos / 1e6)
                : String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }
}
