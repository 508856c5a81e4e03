package dev.patterns.examples.incident.processor;

import java.util.HashMap;
import java.util.Map;

/**
 * A processor's books: what was captured, by idempotency key.
 *
 * <p>A charge is in flight from its arrival until its answer would come, and is captured then, whether or not anyone still
 * listens. A void holds for ever: it undoes a capture, keeps a charge in flight from being captured, and turns away one
 * that has yet to arrive.
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

    /** What the books say when a charge arrives. */
    public enum BeginResult {
        /** The key is new: the charge is in flight now. */
        ACCEPTED,
        /** The key was charged before. */
        ALREADY_CAPTURED,
        /** The first charge of this key has yet to be answered. */
        STILL_IN_FLIGHT,
        /** The key was voided. */
        VOIDED
    }

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

    /** The charge is done: captures it, unless it was voided meanwhile. True if it was captured. */
    public synchronized boolean capture(String key) {
        return settle(key, State.CAPTURED);
    }

    /** The charge is done, and nothing was captured. */
    public synchronized void endUncaptured(String key) {
        settle(key, State.NOT_CAPTURED);
    }

    public synchronized void voidCharge(String key) {
        var entry = entries.get(key);
        entries.put(key, new Entry(entry == null ? UNKNOWN_PAYMENT : entry.payment, State.VOIDED));
    }

    /** How many charges a payment has that were captured and not voided; payments that have none are left out. */
    public synchronized Map<Integer, Integer> captures() {
        var captures = new HashMap<Integer, Integer>();
        for (var entry : entries.values()) {
            if (entry.state == State.CAPTURED) {
                captures.merge(entry.payment, 1, Integer::sum);
            }
        }
        return captures;
    }

    /** Charges that have yet to be answered. */
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
