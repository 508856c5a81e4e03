package dev.patterns.examples.incident.metrics;

import dev.patterns.examples.incident.payment.DeclinedException;
import dev.patterns.examples.incident.payment.Payment;
import dev.patterns.examples.incident.payment.PaymentProcessor;
import dev.patterns.examples.incident.payment.ProcessorUnavailableException;
import dev.patterns.examples.incident.payment.Receipt;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** A processor whose charges and voids are counted by their outcome. */
final class MeasuredProcessor implements PaymentProcessor {

    private final PaymentProcessor processor;
    private final MeterRegistry registry;
    private final Map<ChargeOutcome, Timer> charges = new EnumMap<>(ChargeOutcome.class);
    private final Counter voided;
    private final Counter failedVoids;

    private enum ChargeOutcome {
        CAPTURED,
        DECLINED,
        UNAVAILABLE,
        /** No answer in time, or a broken connection. */
        UNKNOWN
    }

    MeasuredProcessor(PaymentProcessor processor, String name, MeterRegistry registry) {
        this.processor = processor;
        this.registry = registry;
        for (var outcome : ChargeOutcome.values()) {
            charges.put(
                    outcome,
                    Timer.builder("payments.charges")
                            .description("Charges that were sent to a processor")
                            .tags("processor", name, "outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        voided = voids(name, "voided");
        failedVoids = voids(name, "failed");
    }

    private Counter voids(String name, String outcome) {
        return Counter.builder("payments.voids")
                .description("Voids of charges with an unknown outcome")
                .tags("processor", name, "outcome", outcome)
                .register(registry);
    }

    @Override
    @SuppressWarnings("NullAway") // all outcomes are there
    public Receipt charge(String idempotencyKey, Payment payment) throws IOException, InterruptedException {
        var start = Timer.start(registry);
        var outcome = ChargeOutcome.UNKNOWN;
        try {
            var receipt = processor.charge(idempotencyKey, payment);
            outcome = ChargeOutcome.CAPTURED;
            return receipt;
        } catch (DeclinedException declined) {
            outcome = ChargeOutcome.DECLINED;
            throw declined;
        } catch (ProcessorUnavailableException unavailable) {
            outcome = ChargeOutcome.UNAVAILABLE;
            throw unavailable;
        } finally {
            start.stop(charges.get(outcome));
        }
    }

    @Override
    public void voidCharge(String idempotencyKey) throws IOException, InterruptedException {
        var done = false;
        try {
            processor.voidCharge(idempotencyKey);
            done = true;
        } finally {
            (done ? voided : failedVoids).increment();
        }
    }
}
