package dev.patterns.pool;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connects that have neither succeeded nor failed, under the {@link ConnectionSupplier}'s lock.
 *
 * <p>A connect that hangs keeps its slot. If all slots are taken, another connect may begin for the slot of the one
 * that hangs longest: a database that is back answers the new one, and perhaps never the old one. Both have the slot's
 * version, so the first one to succeed gets the slot, and the other one closes its connection. The slot is empty again
 * when all its connects have failed.
 *
 * <p>A worker that hangs in the driver can't be taken back. So the number of those that run beside others is limited,
 * and if all of these hang, connects for empty slots are rare too: see {@link ConnectPacing}.
 */
final class RunningConnects {

    /** One each 250 ms for ten seconds: what a driver with a timeout of its own can have at a time. */
    private static final int MAX_BESIDE = 40;

    private final List<SlotTask.Open> running = new ArrayList<>(); // in the order in which they began
    private int inDriver; // those that were given up included

    void begun(SlotTask.Open connect) {
        running.add(connect);
        inDriver++;
    }

    /** The others for its slot are given up. */
    void succeeded(SlotTask.Open connect) {
        running.removeIf(other -> other.slot == connect.slot);
    }

    /** False if it was given up before: at its deadline, or when another one succeeded. */
    boolean failed(SlotTask.Open connect) {
        return running.remove(connect);
    }

    void returnedFromDriver(SlotTask.Open connect) {
        running.remove(connect);
        inDriver--;
    }

    boolean isAnyFor(Slot slot) {
        return running.stream().anyMatch(connect -> connect.slot == slot);
    }

    /** How many connections are being opened. */
    int slots() {
        return (int) running.stream().map(connect -> connect.slot).distinct().count();
    }

    /** How many run that are not slow. */
    int counted() {
        return (int) running.stream().filter(connect -> connect.counted).count();
    }

    /** Whether so many hang that the driver seems to have no timeout: it may keep each thread that it gets. */
    boolean areTooMany(int slots) {
        return inDriver >= slots + MAX_BESIDE;
    }

    /** The connect beside which another one may begin, of a pool with so many slots. */
    SlotTask.@Nullable Open longestHanging(int slots) {
        return counted() == 0 && !areTooMany(slots)
                ? running.stream().filter(SlotTask::hasItsSlot).findFirst().orElse(null)
                : null;
    }
}
