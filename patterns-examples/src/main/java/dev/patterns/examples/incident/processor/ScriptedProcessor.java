package dev.patterns.examples.incident.processor;

import dev.patterns.examples.incident.plan.IncidentDefaults;
import dev.patterns.examples.incident.processor.ScriptedCall.Fault;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A payment processor without a transport: a script and a ledger. The real mode puts HTTP in front of it, the simulated
 * mode calls it directly. Thread-safe.
 *
 * <p>A call has two steps. It arrives, and once {@link PendingCall#latency()} has passed, {@link PendingCall#finish()}
 * does what the script says and returns the response. The transport must finish each call, even if its caller has timed
 * out.
 */
public final class ScriptedProcessor {

    private final ProcessorScript script;
    private final Ledger ledger = new Ledger();
    private final AtomicInteger charges = new AtomicInteger();

    /** The processor's answer, or the broken connection in its place. */
    public enum Response {
        CAPTURED,
        DECLINED,
        /** The answer to a void. */
        VOIDED,
        /** The answer to a charge whose key was voided: nothing was captured. */
        KEY_IS_VOID,
        /** Another charge of this key is not answered yet. */
        IN_FLIGHT,
        UNAVAILABLE,
        CONNECTION_BROKEN
    }

    /**
     * A call that has arrived.
     *
     * @param latency time until it is to be finished, in story time
     * @param completion what finishing does
     */
    public record PendingCall(Duration latency, Supplier<Response> completion) {
        public Response finish() {
            return completion.get();
        }
    }

    public ScriptedProcessor(ProcessorScript script) {
        this.script = script;
    }

    /** A charge arrives at that story time. */
    public PendingCall charge(String key, int payment, boolean declined, Duration at) {
        charges.incrementAndGet();
        var call = script.nextCharge(at);
        return switch (ledger.beginCharge(key, payment)) {
            case ACCEPTED -> new PendingCall(call.latency(), () -> finishCharge(key, declined, call.fault()));
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

    /** The number of charges that have arrived. */
    public int chargeCount() {
        return charges.get();
    }

    private Response finishCharge(String key, boolean declined, Fault fault) {
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
