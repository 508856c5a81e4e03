package dev.patterns.examples.incident.failover;

import dev.patterns.CallRejectedException;
import dev.patterns.examples.incident.payment.DeclinedException;
import dev.patterns.examples.incident.payment.Payment;
import dev.patterns.examples.incident.payment.ProcessorUnavailableException;
import dev.patterns.examples.incident.payment.Receipt;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A processor in memory. A test sets how it treats the next charges; otherwise it captures. Thread-safe. */
final class FakeProcessor implements QueryableProcessor {

    /** How it treats a charge. */
    enum Charge {
        CAPTURES,
        DECLINES,
        IS_UNAVAILABLE,
        /** A circuit breaker round the processor is open. */
        IS_REJECTED,
        LOSES_THE_REQUEST,
        LOSES_THE_ANSWER,
        /** The request arrives when the test calls {@link #deliverLateRequests}. */
        IS_LATE
    }

    private final String name;
    private final Deque<Charge> next = new ArrayDeque<>();
    private final List<String> lateKeys = new ArrayList<>();
    private final Map<String, ChargeStatus> charges = new HashMap<>();
    final List<String> calls = new ArrayList<>();
    boolean isHealthy = true;
    boolean lookupsFail;
    boolean voidsFail;

    FakeProcessor(String name) {
        this.name = name;
    }

    FakeProcessor next(Charge... charges) {
        next.addAll(List.of(charges));
        return this;
    }

    synchronized void deliverLateRequests() {
        lateKeys.forEach(key -> charges.putIfAbsent(key, ChargeStatus.CAPTURED));
        lateKeys.clear();
    }

    synchronized List<String> captured() {
        return charges.keySet().stream()
                .filter(key -> charges.get(key) == ChargeStatus.CAPTURED)
                .sorted()
                .toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized Receipt charge(String key, Payment payment) throws IOException {
        calls.add("charge " + key);
        switch (next.isEmpty() ? Charge.CAPTURES : next.poll()) {
            case CAPTURES -> charges.putIfAbsent(key, ChargeStatus.CAPTURED);
            case DECLINES -> charges.putIfAbsent(key, ChargeStatus.DECLINED);
            case IS_UNAVAILABLE -> throw new ProcessorUnavailableException(name, null);
            case IS_REJECTED -> throw new CallRejectedException(name, "circuit breaker is open", Duration.ofSeconds(1));
            case LOSES_THE_REQUEST -> throw new IOException("timed out");
            case LOSES_THE_ANSWER -> {
                charges.putIfAbsent(key, ChargeStatus.CAPTURED);
                throw new IOException("connection reset");
            }
            case IS_LATE -> {
                lateKeys.add(key);
                throw new IOException("timed out");
            }
        }
        return switch (lookUpNow(key)) {
            case CAPTURED -> new Receipt(key, name);
            case DECLINED -> throw new DeclinedException(key);
            default -> throw new IOException(key + " is void");
        };
    }

    @Override
    public synchronized ChargeStatus lookUp(String key) throws IOException {
        calls.add("look up " + key);
        if (lookupsFail) {
            throw new IOException("lookup failed");
        }
        return lookUpNow(key);
    }

    @Override
    public synchronized void voidCharge(String key) throws IOException {
        calls.add("void " + key);
        if (voidsFail) {
            throw new IOException("void failed");
        }
        charges.put(key, ChargeStatus.VOIDED);
    }

    @Override
    public synchronized void checkHealth() throws IOException {
        calls.add("check");
        if (!isHealthy) {
            throw new IOException("not healthy");
        }
    }

    private ChargeStatus lookUpNow(String key) {
        return charges.getOrDefault(key, ChargeStatus.NOT_FOUND);
    }
}
