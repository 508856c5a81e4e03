package dev.patterns.examples.fleet;

import java.time.Duration;
import java.util.stream.IntStream;

/** How often the clients call, and how long the parts of a run are. */
enum Traffic {
    NORMAL("Each client makes 2 calls a second", 1, 12, 30, 20),
    MIXED("One client in ten makes 2 calls a second, the others one a minute", 10, 20, 90, 150),
    LOW("Each client makes one call a minute", Integer.MAX_VALUE, 20, 90, 150);

    private static final Duration BUSY = Duration.ofMillis(500);
    private static final Duration QUIET = Duration.ofMinutes(1);

    final String description;
    final Duration outageFrom;
    final Duration outageTo;
    final Duration end;
    private final int busy; // of so many clients, one is busy

    Traffic(String description, int busy, long before, long outage, long after) {
        this.description = description;
        this.busy = busy;
        this.outageFrom = Duration.ofSeconds(before);
        this.outageTo = outageFrom.plusSeconds(outage);
        this.end = outageTo.plusSeconds(after);
    }

    /** The time between two calls of the client. */
    Duration period(int client) {
        return client % busy == 0 && this != LOW ? BUSY : QUIET;
    }

    /** The time between two calls of a client that makes twice as many as all the others together. */
    Duration hotPeriod(int clients) {
        double others = IntStream.range(1, clients)
                .mapToDouble(client -> 1e9 / period(client).toNanos())
                .sum();
        return Duration.ofNanos((long) (1e9 / (2 * others)));
    }

    /** In a span of this length, each client calls. */
    Duration window() {
        return this == NORMAL ? Duration.ofSeconds(2) : QUIET;
    }
}
