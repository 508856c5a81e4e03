package dev.patterns.pool;

import dev.patterns.Time;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ten times a second: moves the coarse clock, and looks at every slot.
 *
 * <p>The coarse clock is what makes borrowing free of clock reads. A returner notes it, and the housekeeper finds by it what
 * has lain idle so long that a ping is due before the next lease; so a borrower need not ask, he takes what is fresh.
 */
final class Housekeeper {

    static final Duration TICK = Duration.ofMillis(100);

    private static final Logger log = LoggerFactory.getLogger(ConnectionPool.class);

    private final ConnectionPoolConfig config;
    private final Slots slots;
    private final WaitQueue queue;
    private final ConnectionSupplier supplier;
    private final Time time;
    private volatile long now;

    Housekeeper(ConnectionPoolConfig config, Slots slots, WaitQueue queue, ConnectionSupplier supplier, Time time) {
        this.config = config;
        this.slots = slots;
        this.queue = queue;
        this.supplier = supplier;
        this.time = time;
    }

    /** The time at the last tick. */
    long now() {
        return now;
    }

    /** Begins to tick; until the line is closed. */
    void start() {
        now = time.nanoTime();
        time.schedule(this::tick, TICK);
    }

    private void tick() {
        if (queue.isClosed()) {
            return;
        }
        try {
            now = time.nanoTime();
            slots.forEach(this::inspect);
        } finally {
            time.schedule(this::tick, TICK);
        }
    }

    private void inspect(Slot slot) {
        long word = slot.get();
        if (Slot.is(Slot.LEASED, word)) {
            reportLeak(slot);
        } else if (Slot.is(Slot.IDLE, word) || Slot.is(Slot.NEEDS_PING, word)) {
            maintain(slot, word);
        }
    }

    private void maintain(Slot slot, long word) {
        if (now - slot.retireAt >= 0) {
            supplier.close(slot, word, true);
        } else if (queue.waiting() == 0 && supplier.closeOverflow(slot, word)) {
            log.debug("{}: closed an idle overflow connection", config.name());
        } else if (Slot.is(Slot.IDLE, word)
                && config.prePing().isDue(now - slot.idleSince + TICK.toNanos())) { // due before the next tick
            slot.move(word, Slot.NEEDS_PING);
        }
    }

    private void reportLeak(Slot slot) {
        var held = slot.held();
        if (config.detectsLeaks()
                && held != null
                && now - held.since() >= config.leakDetectionThreshold().toNanos()
                && slot.leakReported != held.version()) {
            slot.leakReported = held.version();
            log.warn("{}: perhaps a leak: {}", config.name(), ExhaustionReport.describe(held, now), held.borrowed());
        }
    }
}
