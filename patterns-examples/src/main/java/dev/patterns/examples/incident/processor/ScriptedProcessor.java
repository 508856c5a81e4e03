package dev.patterns.examples.incident.processor;

import dev.patterns.examples.incident.plan.IncidentDefaults;
import dev.patterns.examples.incident.processor.ScriptedCall.Fault;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A processor without its wires: a script and a ledger. Behind HTTP or in a simulation, the same one.
 *
 * <p>A call comes in two steps: it arrives, and when {@link PendingCall#latency()} has passed, {@link PendingCall#finish()} does
 * what the script says and tells the answer. Whoever carries the call must finish it, even if the caller has gone.
 */
public final class ScriptedProcessor {

    private final ProcessorScript script;
    private final Ledger ledger = new Ledger();
    private final AtomicInteger charges = new AtomicInteger();

    /** What the processor says, or what becomes of the connection. */
    public enum Response {
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
    public record PendingCall(Duration latency, Supplier<Response> end) {
        public Response finish() {
            return end.get();
        }
    }

    public ScriptedProcessor(ProcessorScript script) {
        this.script = script;
    }

    /** A charge arrives at that time of the story. */
    public PendingCall charge(String key, int payment, boolean declined, Duration at) {
        charges.incrementAndGet();
        var call = script.nextCharge(at);
        return switch (ledger.beginCharge(key, payment)) {
            case ACCEPTED -> new PendingCall(call.latency(), () -> end(key, declined, call.fault()));
            case ALREADY_CAPTURED -> new PendingCall(IncidentDefaults.PRIMARY_LATENCY, () -> Response.CAPTURED);
            case STILL_IN_FLIGHT -> new PendingCall(IncidentDefaults.PRIMARY_LATENCY, () -> Response.IN_FLIGHT);
            case VOIDED -> new PendingCall(IncidentDefaults.PRIMARY_LATENCY, () -> Response.KEY_IS_VOID);
        };
    }

    /** A void arrives. */
    public PendingCall voidCharge(String key) {
        var call = script.nextVoid();
        if (call.fault() != Fault.NONE) {
            return new PendingCall(call.latency(), () -> Response.UNAVAILABLE);
        }
        return new PendingCall(call.latency(), () -> {
            ledger.voidCharge(key);
            return Response.VOIDED;
        });
    }

    public Ledger ledger() {
        return ledger;
    }

    /** Charges that arrived so far. */
    public int chargeCount() {
        return charges.get();
    }

    private Response end(String key, boolean declined, Fault fault) {
        if (declined && fault == Fault.NONE) {
            ledger.endUncaptured(key);
            return Response.DECLINED;
        }
        return switch (fault) {
            case NONE -> ledger.capture(key) ? Response.CAPTURED : Response.KEY_IS_VOID;
            case RESPONSE_LOST -> {
                if (declined) {
                    ledger.endUncaptured(key);
                } else {
                    ledger.capture(key);
                }
                yield Response.CONNECTION_BROKEN;
            }
            case REQUEST_LOST -> {
                ledger.endUncaptured(key);
                yield Response.CONNECTION_BROKEN;
            }
            case UNAVAILABLE -> {
                ledger.endUncaptured(key);
                yield Response.UNAVAILABLE;
            }
        };
    }
}
