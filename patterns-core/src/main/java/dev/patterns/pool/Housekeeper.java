package dev.patterns.pool;

import static dev.patterns.pool.PoolLog.log;

import dev.patterns.Cancellable;
import dev.patterns.Time;
import dev.patterns.pool.ConnectionPoolEvent.CloseReason;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Ten times a second: moves the coarse clock, then inspects each slot.
 *
 * <p>The coarse clock is why borrowing reads no clock. A released slot notes the coarse time. The housekeeper compares
 * it with {@code prePing} and moves the slot to NEEDS_PING in time; so a borrower takes any slot that is IDLE, and
 * checks nothing.
 */
final class Housekeeper {

    static final Duration TICK = Duration.ofMillis(100);

    private final CurrentSettings settings;
    private final Slots slots;
    private final WaitQueue queue;
    private final ConnectionSupplier supplier;
    private final Time time;
    private final LongConsumer onTick;
    private volatile long now;
    private volatile @Nullable Cancellable next;

    Housekeeper(
            CurrentSettings settings,
            Slots slots,
            WaitQueue queue,
            ConnectionSupplier supplier,
            Time time,
            LongConsumer onTick) {
        this.settings = settings;
        this.slots = slots;
        this.queue = queue;
        this.supplier = supplier;
        this.time = time;
        this.onTick = onTick;
    }

    /** The coarse time: that of the last tick. */
    long now() {
        return now;
    }

    /** Starts to tick. */
    void start() {
        now = time.nanoTime();
        scheduleNext();
    }

    /** Ends the ticks, after the queue was closed. */
    void stop() {
        var tick = next;
        if (tick != null) {
            tick.cancel();
        }
    }

    private void scheduleNext() {
        next = time.schedule(this::tick, TICK);
        if (queue.isClosed()) { // read after the write, so that either this thread or stop() cancels it
            stop();
        }
    }

    private void tick() {
        try {
            now = time.nanoTime();
            onTick.accept(now);
            slots.forEach(this::inspect);
            supplier.serveWaiters(); // fewer may be idle than minimumIdle
        } finally {
            scheduleNext();
        }
    }

    /** Looks whether there is something to do for the slot, if it is idle. */
    void inspect(Slot slot) {
        long version = slot.version();
        if (Slot.is(Slot.IDLE, version) || Slot.is(Slot.NEEDS_PING, version)) {
            maintain(slot, version);
        }
    }

    private void maintain(Slot slot, long version) {
        if (now - slot.retireAt >= 0 || slot.condition() != Slot.SOUND) {
            supplier.close(slot, version, slot.condition() == Slot.SOUND ? CloseReason.AGE : CloseReason.EVICTED);
            return;
        }
        if (queue.waiting() == 0 && supplier.closeIfOverflow(slot, version)) {
            log.debug("{}: closed an idle overflow connection", settings.get().name());
            return;
        }
        if (isIdleTooLong(slot) && supplier.close(slot, version, CloseReason.IDLE)) {
            return;
        }
        if (needsKeepalive(slot) && supplier.ping(slot, version, alive -> {})) {
            return;
        }
        if (Slot.is(Slot.IDLE, version) && needsPing(slot)) {
            slot.move(version, Slot.NEEDS_PING);
            supplier.serveWaiters(); // one of them may have been woken for this slot
        }
    }

    private boolean isIdleTooLong(Slot slot) {
        var timeout = settings.get().idleTimeout();
        return timeout.isPresent()
                && now - slot.idleSince >= timeout.get().toNanos()
                && slots.idle() > settings.get().minimumIdle();
    }

    private boolean needsPing(Slot slot) {
        long idleAtNextTick = now - slot.aliveAt() + TICK.toNanos();
        return slot.generation != supplier.generation()
                || settings.get().prePing().isDue(idleAtNextTick);
    }

    private boolean needsKeepalive(Slot slot) {
        var interval = settings.get().keepalive();
        return interval.isPresent() && now - slot.aliveAt() >= interval.get().toNanos() * slot.keepaliveFactor;
    }
}
