package dev.patterns.pool;

import dev.patterns.Time;
import dev.patterns.pool.PoolStatus.Holder;
import dev.patterns.pool.jdbc.ConnectionErrors;
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
final class ExhaustionReport {

    private static final int LISTED = 10;
    private static final Logger log = LoggerFactory.getLogger(ConnectionPool.class);

    private final ConnectionPoolConfig config;
    private final String name;
    private final Slots slots;
    private final WaitQueue queue;
    private final ConnectionSupplier supplier;
    private final Time time;

    ExhaustionReport(
            ConnectionPoolConfig config, Slots slots, WaitQueue queue, ConnectionSupplier supplier, Time time) {
        this.config = config;
        this.name = config.name();
        this.slots = slots;
        this.queue = queue;
        this.supplier = supplier;
        this.time = time;
    }

    /** The longest holder first. */
    List<Holder> list() {
        return describe(held(), Integer.MAX_VALUE);
    }

    private List<Slot.LeaseInfo> held() {
        long now = time.nanoTime();
        var held = new ArrayList<Slot.LeaseInfo>();
        for (var slot : slots) {
            var lease = slot.held();
            if (lease != null) {
                held.add(lease);
            }
        }
        held.sort(Comparator.comparingLong(lease -> lease.since() - now));
        return held;
    }

    private List<Holder> describe(List<Slot.LeaseInfo> held, int most) {
        long now = time.nanoTime();
        return held.stream().limit(most).map(lease -> describe(lease, now)).toList();
    }

    static Holder describe(Slot.LeaseInfo held, long now) {
        return new Holder(
                nameOf(held.thread()),
                Duration.ofNanos(now - held.since()),
                Optional.ofNullable(held.lastSql()),
                Optional.ofNullable(held.borrowed()).flatMap(ExhaustionReport::callersLine));
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
        return held != null && queue.contains(held.thread());
    }

    private int heldBy(Thread thread) {
        int held = 0;
        for (var slot : slots) {
            held += slot.isHeldBy(thread) ? 1 : 0;
        }
        return held;
    }

    /** What a borrower is told who gets no connection. */
    SQLException refusal(WaitQueue.Waiter waiter) {
        return switch (Objects.requireNonNull(waiter.outcome)) {
            case CLOSED ->
                new SQLNonTransientConnectionException(name + ": the pool is closed", ConnectionErrors.NOT_OPEN);
            case INTERRUPTED -> new SQLException(name + ": interrupted while waiting for a connection");
            default -> exhausted(waiter.thread);
        };
    }

    private SQLException exhausted(Thread thread) {
        var failure = supplier.lastFailure();
        var held = held();
        int own = heldBy(thread);
        var message = name + ": no connection within "
                + config.connectionTimeout().toMillis() + " ms: "
                + slots.count(Slot.LEASED) + " of " + (config.size() + config.maxOverflow()) + " lent, "
                + slots.count(Slot.OPENING) + " being opened, "
                + queue.waiting() + " others waiting"
                + (held.isEmpty() ? "" : "; held by " + some(held))
                + (own == 0 ? "" : "; this thread holds " + own + " of them itself")
                + (failure == null ? "" : "; the last attempt to connect failed: " + failure.getMessage());
        return new SQLTransientConnectionException(message, ConnectionErrors.CANNOT_CONNECT, failure);
    }

    private String some(List<Slot.LeaseInfo> held) {
        var listed = describe(held, LISTED).stream().map(Holder::toString).collect(Collectors.joining(", "));
        int more = held.size() - LISTED;
        return more <= 0 ? listed : listed + " and " + more + " more";
    }
}
