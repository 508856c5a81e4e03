package dev.patterns.pool;

import static dev.patterns.pool.PoolLog.log;

import dev.patterns.Time;
import dev.patterns.pool.PoolStatus.Holder;
import dev.patterns.pool.Slot.LeaseInfo;
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

/** Describes current leases, for the failure of a borrow and for the warning of a deadlock. */
final class ExhaustionReport {

    private static final int MAX_LISTED = 10;

    private final CurrentSettings settings;
    private final Slots slots;
    private final WaitQueue queue;
    private final ConnectionSupplier supplier;
    private final Time time;

    ExhaustionReport(CurrentSettings settings, Slots slots, WaitQueue queue, ConnectionSupplier supplier, Time time) {
        this.settings = settings;
        this.slots = slots;
        this.queue = queue;
        this.supplier = supplier;
        this.time = time;
    }

    /** The current leases, the longest first. */
    List<Holder> holders() {
        long now = time.nanoTime();
        return leases().stream().map(lease -> describe(lease, now)).toList();
    }

    private List<LeaseInfo> leases() {
        long now = time.nanoTime();
        var leases = new ArrayList<LeaseInfo>();
        for (var slot : slots) {
            var lease = slot.currentLease();
            if (lease != null) {
                leases.add(lease);
            }
        }
        leases.sort(Comparator.comparingLong(lease -> lease.since() - now));
        return leases;
    }

    static Holder describe(LeaseInfo lease, long now) {
        return new Holder(
                nameOf(lease.thread()),
                Duration.ofNanos(now - lease.since()),
                Optional.ofNullable(lease.lastSql()),
                lease.executing(),
                Optional.ofNullable(lease.borrowTrace()).flatMap(ExhaustionReport::callersLine));
    }

    /** A virtual thread mostly has no name, but prints as {@code VirtualThread[#21]/runnable@…}. */
    private static String nameOf(Thread thread) {
        var name = thread.getName();
        return name.isEmpty() ? thread.toString().replaceFirst("/.*", "") : name;
    }

    private static Optional<StackTraceElement> callersLine(Throwable borrowTrace) {
        return Arrays.stream(borrowTrace.getStackTrace())
                .dropWhile(line -> line.getClassName().equals(ConnectionPool.class.getName()))
                .findFirst();
    }

    /**
     * Warns if each connection is held by a thread that waits for another one, and no other one can be opened. None of
     * these threads will return its connection before its wait times out.
     */
    void warnOfDeadlock(Thread waiting) {
        if (slots.heldBy(waiting) > 0
                && slots.inUse() >= settings.get().limit() // after a reconfigure there are more slots
                && StreamSupport.stream(slots.spliterator(), false)
                        .allMatch(slot -> slot.is(Slot.EMPTY) || isHeldByWaiter(slot))) {
            log.warn(
                    "{}: deadlock: all connections are held by threads that wait for another one{}",
                    settings.get().name(),
                    list(leases()));
        }
    }

    private boolean isHeldByWaiter(Slot slot) {
        var lease = slot.currentLease();
        return lease != null && queue.contains(lease.thread());
    }

    /** What {@code getConnection} throws if the wait of the current thread ended without a connection. */
    SQLException refusal(Waiter waiter) {
        return switch (Objects.requireNonNull(waiter.outcome)) {
            case CLOSED ->
                new SQLNonTransientConnectionException(
                        settings.get().name() + ": the pool is closed", ConnectionErrors.NOT_OPEN);
            case INTERRUPTED ->
                new SQLException(settings.get().name() + ": interrupted while waiting for a connection");
            default ->
                exhausted(
                        waiter.rejection != null
                                ? waiter.rejection
                                : "no connection within " + waiter.timeout / 1_000_000 + " ms");
        };
    }

    private SQLException exhausted(String why) {
        var failure = supplier.lastFailure();
        var leases = leases();
        int own = slots.heldBy(Thread.currentThread());
        var message = settings.get().name() + ": " + why + ": "
                + slots.count(Slot.LEASED) + " of "
                + (settings.get().size() + settings.get().maxOverflow()) + " lent, "
                + slots.count(Slot.OPENING) + " being opened, "
                + queue.waiting() + " more waiting"
                + (queue.isSuspended() ? "; the pool is suspended" : "")
                + (own == 0 ? "" : "; this thread holds " + own + " of them itself")
                + (failure == null ? "" : "; the last attempt to connect failed: " + failure.getMessage())
                + (leases.isEmpty() ? "" : "; held by" + list(leases));
        return new SQLTransientConnectionException(message, ConnectionErrors.CANNOT_CONNECT, failure);
    }

    /** One line for each lease, after a colon. */
    private String list(List<LeaseInfo> leases) {
        long now = time.nanoTime();
        int more = leases.size() - MAX_LISTED;
        return leases.stream()
                        .limit(MAX_LISTED)
                        .map(lease -> "\n  " + describe(lease, now) + waits(lease.thread()))
                        .collect(Collectors.joining("", ":", ""))
                + (more <= 0 ? "" : "\n  and " + more + " more");
    }

    private String waits(Thread holder) {
        boolean waits = holder == Thread.currentThread() || queue.contains(holder);
        return waits ? ", waits for another connection" : "";
    }
}
