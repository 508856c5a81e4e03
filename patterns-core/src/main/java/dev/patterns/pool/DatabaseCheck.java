package dev.patterns.pool;

import static dev.patterns.pool.PoolLog.log;

import dev.patterns.Time;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether the database answers, which is not whether a connection is free. A full pool that works is healthy; if its
 * instance were restarted for that, the others would get its load.
 *
 * <p>It takes the first of three ways that is possible: a ping of an idle connection, what was seen in the last second,
 * a connect. A ping that fails or takes half of the time is followed by a connect, as only that connection may be dead.
 */
final class DatabaseCheck {

    private static final long FRESH = Duration.ofSeconds(1).toNanos();
    private static final int MAX_CONNECTS = 10; // at the same time, of a driver that seems to have no timeout

    private final Slots slots;
    private final WaitQueue queue;
    private final ConnectionSupplier supplier;
    private final Time time;
    private @Nullable Answer connect; // the last one, under this object's lock
    private int running; // connects, under this object's lock

    DatabaseCheck(Slots slots, WaitQueue queue, ConnectionSupplier supplier, Time time) {
        this.slots = slots;
        this.queue = queue;
        this.supplier = supplier;
        this.time = time;
    }

    /** An answer that a worker will give. */
    private final class Answer {
        final long began = time.nanoTime();
        private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
        private volatile @Nullable Boolean value;

        void give(boolean yes) {
            value = yes;
            waiting.forEach(time::unpark);
        }

        boolean isGiven() {
            return value != null;
        }

        /** False if there is none within so many nanoseconds from {@code start}, or if the thread is interrupted. */
        boolean await(long start, long nanos) {
            waiting.add(Thread.currentThread());
            try {
                while (!isGiven() && !Thread.currentThread().isInterrupted()) {
                    long remaining = nanos - (time.nanoTime() - start);
                    if (remaining <= 0) {
                        return false;
                    }
                    time.parkNanos(this, remaining);
                }
                return Boolean.TRUE.equals(value);
            } finally {
                waiting.remove(Thread.currentThread());
            }
        }

        /** Names what a parked thread waits for, in a simulation's report. */
        @Override
        public String toString() {
            return "the answer of the database";
        }
    }

    boolean answers(Duration timeout) {
        long start = time.nanoTime();
        long nanos = timeout.toNanos();
        if (queue.isClosed() || Thread.currentThread().isInterrupted()) {
            return false;
        }
        var ping = ping();
        if (ping != null ? ping.await(start, nanos / 2) : wasSeenToWork(start)) {
            return true;
        }
        return connect().await(start, nanos);
    }

    private @Nullable Answer ping() {
        for (var slot : slots) {
            long version = slot.version();
            if (Slot.is(Slot.IDLE, version) || Slot.is(Slot.NEEDS_PING, version)) {
                var answer = new Answer();
                if (supplier.ping(slot, version, answer::give)) {
                    return answer;
                }
            }
        }
        return null;
    }

    /** Whether a connection was opened, answered a ping or came back from a borrower lately. */
    private boolean wasSeenToWork(long now) {
        for (var slot : slots) {
            boolean open = slot.is(Slot.LEASED) || slot.is(Slot.PINGING) || slot.is(Slot.RETURNING);
            if (open && !slot.isBroken() && now - slot.aliveAt() <= FRESH) {
                return true;
            }
        }
        return false;
    }

    /** Threads that ask at the same time share a connect for a second, and if many hang for longer. */
    private synchronized Answer connect() {
        long slow = running < MAX_CONNECTS ? ConnectionSupplier.SLOW_AFTER.toNanos() : ConnectPacing.LONGEST_PAUSE;
        if (connect == null || connect.isGiven() || time.nanoTime() - connect.began >= slow) {
            var answer = new Answer();
            time.execute(() -> connect(answer));
            connect = answer;
            running++;
        }
        return connect;
    }

    private synchronized void connectEnded() {
        running--;
    }

    private void connect(Answer answer) {
        try {
            var connection = supplier.factory.open();
            answer.give(true);
            ConnectionFactory.closeQuietly(connection);
        } catch (Throwable e) { // an Error of the driver too
            log.debug("A health check can't connect", e);
            answer.give(false);
        } finally {
            connectEnded();
        }
    }
}
