package dev.patterns.examples.incident.storm;

import dev.patterns.examples.incident.failover.QueryableProcessor;
import dev.patterns.examples.incident.payment.DeclinedException;
import dev.patterns.examples.incident.payment.Payment;
import dev.patterns.examples.incident.payment.ProcessorUnavailableException;
import dev.patterns.examples.incident.payment.Receipt;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A processor behind an unreliable network, in simulated time. It keeps its contract: one outcome for each key, and a
 * void that holds. Everything else goes wrong at random.
 */
final class StormProcessor implements QueryableProcessor {

    private static final Duration CLIENT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration LATENCY = Duration.ofMillis(300);
    private static final Duration VOID_LATENCY = Duration.ofMillis(1_500);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(40);

    /** What happens to one charge. */
    private enum Fault {
        NONE,
        UNAVAILABLE,
        REQUEST_LOST,
        /** The request arrives after its client has timed out. */
        REQUEST_LATE,
        /** The charge is in flight when its client times out, and is executed later. */
        SLOW,
        ANSWER_LOST,
        /** The network delivers the request again later. */
        DELIVERED_TWICE
    }

    private static final List<Fault> DURING_AN_OUTAGE = List.of(
            Fault.UNAVAILABLE,
            Fault.UNAVAILABLE,
            Fault.REQUEST_LOST,
            Fault.REQUEST_LATE,
            Fault.SLOW,
            Fault.ANSWER_LOST,
            Fault.ANSWER_LOST);
    private static final List<Fault> AT_ANY_TIME = List.of(Fault.values());

    private record Charge(Payment payment, ChargeStatus status) {}

    private final String name;
    private final SimulatedTime time;
    private final Faults faults;
    private final StormTrace trace;
    private final Map<String, Charge> charges = new HashMap<>();

    StormProcessor(String name, SimulatedTime time, StormTrace trace) {
        this.name = name;
        this.time = time;
        this.faults = new Faults(time, Duration.ofSeconds(90), Duration.ofSeconds(25));
        this.trace = trace;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Receipt charge(String key, Payment payment) throws IOException, InterruptedException {
        return switch (nextFault()) {
            case UNAVAILABLE -> {
                faults.pause(LATENCY);
                throw new ProcessorUnavailableException(name, null);
            }
            case REQUEST_LOST -> throw timeout();
            case REQUEST_LATE -> {
                later(() -> {
                    arrive(key, payment);
                    execute(key);
                });
                throw timeout();
            }
            case SLOW -> {
                faults.pause(LATENCY);
                arrive(key, payment);
                later(() -> execute(key));
                throw timeout();
            }
            case ANSWER_LOST -> {
                chargeNow(key, payment);
                throw new IOException("connection to " + name + " broke");
            }
            case DELIVERED_TWICE -> {
                later(() -> {
                    arrive(key, payment);
                    execute(key);
                });
                yield answer(key, chargeNow(key, payment));
            }
            case NONE -> answer(key, chargeNow(key, payment));
        };
    }

    @Override
    public ChargeStatus lookUp(String key) throws IOException, InterruptedException {
        faults.pause(LATENCY);
        if (faults.percent(faults.isDown() ? 70 : 8)) {
            throw new IOException(name + " can't look up");
        }
        var status = status(key);
        faults.pause(LATENCY); // the answer may be outdated when it arrives
        return status;
    }

    @Override
    public void voidCharge(String key) throws IOException, InterruptedException {
        boolean fails = faults.percent(faults.isDown() ? 70 : 15);
        faults.pause(VOID_LATENCY);
        if (fails && faults.percent(60)) {
            throw new IOException(name + " did not get the void");
        }
        set(key, null, ChargeStatus.VOIDED);
        faults.pause(LATENCY);
        if (fails) {
            throw new IOException("connection to " + name + " broke after the void");
        }
    }

    @Override
    public void checkHealth() throws IOException, InterruptedException {
        faults.pause(LATENCY);
        if (faults.percent(faults.isDown() ? 90 : 4)) {
            throw new IOException(name + " is not healthy");
        }
    }

    /** Per payment, the number of charges that are captured and not voided. */
    Map<Integer, Integer> captures() {
        var captures = new HashMap<Integer, Integer>();
        for (var charge : charges.values()) {
            if (charge.status == ChargeStatus.CAPTURED) {
                captures.merge(charge.payment.id(), 1, Integer::sum);
            }
        }
        return captures;
    }

    private Fault nextFault() {
        if (faults.isDown()) {
            return faults.anyOf(DURING_AN_OUTAGE);
        }
        return faults.percent(20) ? faults.anyOf(AT_ANY_TIME) : Fault.NONE;
    }

    private ChargeStatus chargeNow(String key, Payment payment) throws InterruptedException {
        faults.pause(LATENCY);
        boolean isFirst = arrive(key, payment);
        faults.pause(LATENCY);
        if (isFirst) {
            execute(key);
        }
        faults.pause(LATENCY);
        return status(key);
    }

    /** Returns whether the key is new. */
    private boolean arrive(String key, Payment payment) {
        boolean isNew = status(key) == ChargeStatus.NOT_FOUND;
        if (isNew) {
            set(key, payment, ChargeStatus.IN_FLIGHT);
        }
        return isNew;
    }

    private void execute(String key) {
        var charge = charges.get(key);
        if (charge != null && charge.status == ChargeStatus.IN_FLIGHT) {
            set(key, charge.payment, charge.payment.declined() ? ChargeStatus.DECLINED : ChargeStatus.CAPTURED);
        }
    }

    private Receipt answer(String key, ChargeStatus status) throws IOException {
        return switch (status) {
            case CAPTURED -> new Receipt(key, name);
            case DECLINED -> throw new DeclinedException(key);
            default -> throw new IOException(key + " is " + status + " at " + name);
        };
    }

    private ChargeStatus status(String key) {
        var charge = charges.get(key);
        return charge == null ? ChargeStatus.NOT_FOUND : charge.status;
    }

    private void set(String key, @Nullable Payment payment, ChargeStatus status) {
        charges.put(key, new Charge(payment == null ? new Payment(-1, 0, false) : payment, status));
        trace.add(name, key, "is now " + status);
    }

    private IOException timeout() throws InterruptedException {
        time.sleep(CLIENT_TIMEOUT);
        return new HttpTimeoutException("no answer from " + name + " in time");
    }

    private void later(Runnable task) {
        time.schedule(task, faults.upTo(LONGEST_DELAY));
    }
}
