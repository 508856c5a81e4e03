package dev.patterns.examples.incident.processor;

import dev.patterns.examples.incident.plan.IncidentDefaults;
import dev.patterns.examples.incident.processor.Behaviour.Fate;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A processor without its wires: a script and a ledger. Behind HTTP or in a simulation, the same one.
 *
 * <p>A call comes in two steps: it arrives, and when {@link Pending#latency()} has passed, {@link Pending#finish()} does
 * what the script says and tells the answer. Whoever carries the call must finish it, even if the caller has gone.
 */
public final class ScriptedProcessor {

    private final ProcessorScript script;
    private final Ledger ledger = new Ledger();
    private final AtomicInteger charges = new AtomicInteger();

    /** What the processor says, or what becomes of the connection. */
    public enum Answer {
        CAPTURED,
        DECLINED,
        /** A void's answer. */
        VOIDED,
        /** A charge's answer: its key was voided, nothing was captured. */
        KEY_IS_VOID,
        /** Another charge of this key has yet to be answered. */
        IN_FLIGHT,
        UNAVAILABLE,
        CONNECTION_BROKEN
    }

    /**
     * A call that has arrived.
     *
     * @param latency in time of the story
     */
    public record Pending(Duration latency, Supplier<Answer> end) {
        public Answer finish() {
            return end.get();
        }
    }

    public ScriptedProcessor(ProcessorScript script) {
        this.script = script;
    }

    /** A charge arrives at that time of the story. */
    public Pending charge(String key, int payment, boolean declined, Duration at) {
        charges.incrementAndGet();
        var behaviour = script.charge(at);
        return switch (ledger.arrive(key, payment)) {
            case ACCEPTED -> new Pending(behaviour.latency(), () -> end(key, declined, behaviour.fate()));
            case ALREADY_CAPTURED -> new Pending(IncidentDefaults.PRIMARY_LATENCY, () -> Answer.CAPTURED);
            case STILL_IN_FLIGHT -> new Pending(IncidentDefaults.PRIMARY_LATENCY, () -> Answer.IN_FLIGHT);
            case VOIDED -> new Pending(IncidentDefaults.PRIMARY_LATENCY, () -> Answer.KEY_IS_VOID);
        };
    }

    /** A void arrives. */
    public Pending voidCharge(String key) {
        var behaviour = script.voidCharge();
        if (behaviour.fate() != Fate.ANSWERED) {
            return new Pending(behaviour.latency(), () -> Answer.UNAVAILABLE);
        }
        return new Pending(behaviour.latency(), () -> {
            ledger.voidCharge(key);
            return Answer.VOIDED;
        });
    }

    public Ledger ledger() {
        return ledger;
    }

    /** Charges that arrived so far. */
    public int charges() {
        return charges.get();
    }

    private Answer end(String key, boolean declined, Fate fate) {
        if (declined && fate == Fate.ANSWERED) {
            ledger.drop(key);
            return Answer.DECLINED;
        }
        return switch (fate) {
            case ANSWERED -> ledger.capture(key) ? Answer.CAPTURED : Answer.KEY_IS_VOID;
            case ANSWER_LOST -> {
                if (declined) {
                    ledger.drop(key);
                } else {
                    ledger.capture(key);
                }
                yield Answer.CONNECTION_BROKEN;
            }
            case REQUEST_LOST -> {
                ledger.drop(key);
                yield Answer.CONNECTION_BROKEN;
            }
            case UNAVAILABLE -> {
                ledger.drop(key);
                yield Answer.UNAVAILABLE;
            }
        };
    }
}
