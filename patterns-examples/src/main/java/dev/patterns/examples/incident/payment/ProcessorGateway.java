package dev.patterns.examples.incident.payment;

import dev.patterns.CallRejectedException;
import dev.patterns.examples.incident.payment.PaymentDependencies.GuardedProcessor;

/** The processors' side of a payment: what is certain is passed on, what is uncertain is voided first. */
final class ProcessorGateway {

    private final PaymentDependencies dependencies;

    ProcessorGateway(PaymentDependencies dependencies) {
        this.dependencies = dependencies;
    }

    /** Charges at the primary, or where that has certainly not been captured, at the backup. */
    Receipt charge(Payment payment, String key) throws Exception {
        return dependencies
                .failover()
                .call(
                        () -> chargeAt(dependencies.primary(), payment, key),
                        () -> chargeAt(dependencies.backup(), payment, key));
    }

    /** When this throws anything but {@link OutcomeUnknownException}, the key holds no money at that processor. */
    private Receipt chargeAt(GuardedProcessor at, Payment payment, String key) throws Exception {
        try {
            return at.guard().call(() -> at.processor().charge(key, payment));
        } catch (DeclinedException | ProcessorUnavailableException | CallRejectedException nothingCaptured) {
            throw nothingCaptured;
        } catch (Exception outcomeUnknown) {
            voidAt(at, key, outcomeUnknown);
            throw outcomeUnknown;
        }
    }

    /** Undoes a capture that could not be recorded. */
    void voidCharge(Receipt receipt, Exception cause) {
        var primary = dependencies.primary();
        voidAt(
                receipt.processor().equals(primary.name()) ? primary : dependencies.backup(),
                receipt.idempotencyKey(),
                cause);
    }

    private void voidAt(GuardedProcessor at, String key, Exception cause) {
        try {
            dependencies.voidPolicy().call(() -> {
                at.processor().voidCharge(key);
                return true;
            });
        } catch (Exception notVoided) {
            cause.addSuppressed(notVoided);
            throw new OutcomeUnknownException(key, cause);
        }
    }
}
