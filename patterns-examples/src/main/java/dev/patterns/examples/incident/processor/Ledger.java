package dev.patterns.examples.incident.processor;

import java.util.HashMap;
import java.util.Map;

/**
 * What a processor has captured, by idempotency key. Thread-safe.
 *
 * <p>A charge is in flight from its arrival until its answer is due. It is captured then, even if the caller is no
 * longer waiting. A void is permanent: it undoes a capture, prevents the capture of a charge in flight, and makes the
 * ledger reject a charge that arrives later.
 */
public final class Ledger {

    private enum State {
        IN_FLIGHT,
        CAPTURED,
        NOT_CAPTURED,
        VOIDED
    }

    private static final int UNKNOWN_PAYMENT = -1;

    private record Entry(int payment, State state) {}

    private final Map<String, Entry> entries = new HashMap<>();

    /** What a charge finds when it arrives. */
    public enum BeginResult {
        /** The key is new: the charge is in flight now. */
        ACCEPTED,
        /** The key was charged before. */
        ALREADY_CAPTURED,
        /** The first charge of this key is not answered yet. */
        STILL_IN_FLIGHT,
        /** The key was voided. */
        VOIDED
    }

    /** A charge arrives. It is in flight afterwards if it was accepted. */
    public synchronized BeginResult beginCharge(String key, int payment) {
        var entry = entries.get(key);
        if (entry == null || entry.state == State.NOT_CAPTURED) {
            entries.put(key, new Entry(payment, State.IN_FLIGHT));
            return BeginResult.ACCEPTED;
        }
        return switch (entry.state) {
            case CAPTURED -> BeginResult.ALREADY_CAPTURED;
            case VOIDED -> BeginResult.VOIDED;
            default -> BeginResult.STILL_IN_FLIGHT;
        };
    }

    /** Ends a charge in flight by capturing it, unless it was voided meanwhile. Returns whether it was captured. */
    public synchronized boolean capture(String key) {
        return settle(key, State.CAPTURED);
    }

    /** Ends a charge in flight without capturing it. The key may be charged again. */
    public synchronized void endUncaptured(String key) {
        settle(key, State.NOT_CAPTURED);
    }

    /** Voids the key, whatever its state. */
    public synchronized void voidCharge(String key) {
        var entry = entries.get(key);
        entries.put(key, new Entry(entry == null ? UNKNOWN_PAYMENT : entry.payment, State.VOIDED));
    }

    /** Per payment, the number of charges that are captured and not voided. Payments without any are left out. */
    public synchronized Map<Integer, Integer> captures() {
        var captures = new HashMap<Integer, Integer>();
        for (var entry : entries.values()) {
            if (entry.state == State.CAPTURED) {
                captures.merge(entry.payment, 1, Integer::sum);
            }
        }
        return captures;
    }

    /** The number of charges that are not answered yet. */
    public synchronized int inFlight() {
        return (int) entries.values().stream()
                .filter(entry -> entry.state == State.IN_FLIGHT)
                .count();
    }

    private boolean settle(String key, State end) {
        var entry = entries.get(key);
        if (entry == null || entry.state != State.IN_FLIGHT) {
            return false;
        }
        entries.put(key, new Entry(entry.payment, end));
        return true;
    }
}
