package dev.patterns.pool;

import dev.patterns.Time;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells who holds the connections, which is what one wants to know when there are none. */
final class Holders {

    private static final int LISTED = 10;
    private static final Logger log = LoggerFactory.getLogger(ConnectionPool.class);

    private final ConnectionPoolConfig config;
    private final String name;
    private final Slots slots;
    private final Line line;
    private final Supply supply;
    private final Time time;

    Holders(ConnectionPoolConfig config, Slots slots, Line line, Supply supply, Time time) {
        this.config = config;
        this.name = config.name();
        this.slots = slots;
        this.line = line;
        this.supply = supply;
        this.time = time;
    }

    /** The longest holder first. */
    List<Holder> list() {
        long now = time.nanoTime();
        var holders = new ArrayList<Holder>();
        for (var slot : slots) {
            var held = slot.held();
            if (held != null) {
                holders.add(describe(held, now));
            }
        }
        holders.sort(Comparator.comparing(Holder::heldFor).reversed());
        return List.copyOf(holders);
    }

    static Holder describe(Slot.Held held, long now) {
        return new Holder(
                nameOf(held.thread()),
                Duration.ofNanos(now - held.since()),
                Optional.ofNullable(held.lastSql()),
                Optional.ofNullable(held.borrowed()).flatMap(Holders::callersLine));
    }

    private static String nameOf(Thread thread) {
        return thread.getName().isEmpty() ? thread.toString() : thread.getName(); // virtual threads have none
    }

    private static Optional<StackTraceElement> callersLine(Throwable borrowed) {
        return Arrays.stream(borrowed.getStackTrace())
                .dropWhile(line -> line.getClassName().equals(ConnectionPool.class.getName()))
                .findFirst();
    }

    /**
     * Warns if every connection is held by a thread that waits here for one more. None of them will give one back, so all of
     * them will time out.
     */
    void warnOfDeadlock(Thread thread) {
        if (heldBy(thread) > 0
                && StreamSupport.stream(slots.spliterator(), false).allMatch(this::isHeldByWaiter)) {
            log.warn("{}: deadlock: all connections are held by threads that wait for another: {}", name, list());
        }
    }

    private boolean isHeldByWaiter(Slot slot) {
        var held = slot.held();
        return held != null && line.holds(held.thread());
    }

    private int heldBy(Thread thread) {
        int held = 0;
        for (var slot : slots) {
            held += slot.isHeldBy(thread) ? 1 : 0;
        }
        return held;
    }

    /** What a borrower is told who gets no connection. */
    SQLException refusal(Line.Waiter waiter) {
        return switch (Objects.requireNonNull(waiter.outcome)) {
            case CLOSED -> new SQLNonTransientConnectionException(name + ": the pool is closed", Gone.NOT_OPEN);
            case INTERRUPTED -> new SQLException(name + ": interrupted while waiting for a connection");
            default -> exhausted(waiter.thread);
        };
    }

    private SQLException exhausted(Thread thread) {
        var failure = supply.lastFailure();
        var holders = list();
        int own = heldBy(thread);
        var message = name + ": no connection within "
                + config.connectionTimeout().toMillis() + " ms: "
                + slots.count(Slot.LEASED) + " of " + (config.size() + config.maxOverflow()) + " lent, "
                + slots.count(Slot.OPENING) + " being opened, "
                + line.waiting() + " others waiting"
                + (holders.isEmpty() ? "" : "; held by " + some(holders))
                + (own == 0 ? "" : "; this thread holds " + own + " of them itself")
                + (failure == null ? "" : "; the last attempt to connect failed: " + failure.getMessage());
        return new SQLTransientConnectionException(message, Gone.CANNOT_CONNECT, failure);
    }

    private static String some(List<Holder> holders) {
        var listed = holders.stream().limit(LISTED).map(Holder::toString).collect(Collectors.joining(", "));
        int more = holders.size() - LISTED;
        return more <= 0 ? listed : listed + " and " + more + " more";
    }
}
