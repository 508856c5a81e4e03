package dev.patterns.examples.incident.payment;

import dev.patterns.examples.incident.processor.Ledger;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A processor in memory. A test sets how it treats the next charges; otherwise it captures. */
final class FakeProcessor implements PaymentProcessor {

    /** How it treats a charge. */
    enum Charge {
        CAPTURES,
        DECLINES,
        IS_UNAVAILABLE,
        BREAKS_OFF_BEFORE_CAPTURE,
        BREAKS_OFF_AFTER_CAPTURE,
        /** The caller times out; the charge goes on and is captured later. */
        HANGS,
        /** The caller times out before the request arrives; it arrives later. */
        IS_LATE
    }

    private final String name;
    private final Supplier<Charge> usually;
    private final Supplier<Boolean> voidsFail;
    private final Deque<Charge> next = new ArrayDeque<>();
    private final List<Runnable> later = new ArrayList<>();
    private final Ledger ledger = new Ledger();
    final List<String> calls = new ArrayList<>();
    boolean voidsSucceed = true;

    FakeProcessor(String name) {
        this(name, () -> Charge.CAPTURES, () -> false);
    }

    FakeProcessor(String name, Supplier<Charge> usually, Supplier<Boolean> voidsFail) {
        this.name = name;
        this.usually = usually;
        this.voidsFail = voidsFail;
    }

    FakeProcessor next(Charge... charges) {
        next.addAll(List.of(charges));
        return this;
    }

    /** Captures per payment, after everything that was in flight has ended. */
    Map<Integer, Integer> captures() {
        later.forEach(Runnable::run);
        later.clear();
        return ledger.captures();
    }

    @Override
    public Receipt charge(String key, Payment payment) throws IOException {
        calls.add("charge " + key);
        var what = next.isEmpty() ? usually.get() : next.poll();
        if (what == Charge.IS_LATE) {
            later.add(() -> {
                if (ledger.beginCharge(key, payment.id()) == Ledger.BeginResult.ACCEPTED) {
                    ledger.capture(key);
                }
            });
            throw new FakeTimeoutException();
        }
        if (ledger.beginCharge(key, payment.id()) != Ledger.BeginResult.ACCEPTED) {
            throw new AssertionError("the service sent a key twice: " + key);
        }
        switch (what) {
            case CAPTURES, BREAKS_OFF_AFTER_CAPTURE -> ledger.capture(key);
            case HANGS -> later.add(() -> ledger.capture(key));
            default -> ledger.endUncaptured(key);
        }
        return switch (what) {
            case CAPTURES -> new Receipt(key, name);
            case DECLINES -> throw new DeclinedException(key);
            case IS_UNAVAILABLE -> throw new ProcessorUnavailableException(name, null);
            case BREAKS_OFF_BEFORE_CAPTURE, BREAKS_OFF_AFTER_CAPTURE -> throw new IOException("connection reset");
            default -> throw new FakeTimeoutException();
        };
    }

    @Override
    public void voidCharge(String key) throws IOException {
        calls.add("void " + key);
        if (!voidsSucceed || voidsFail.get()) {
            throw new IOException("void failed");
        }
        ledger.voidCharge(key);
    }

    static final class FakeTimeoutException extends RuntimeException {}
}
