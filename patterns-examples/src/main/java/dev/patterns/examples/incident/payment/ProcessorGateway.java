package dev.patterns.examples.incident.payment;

import dev.patterns.CallRejectedException;
import dev.patterns.examples.incident.payment.PaymentDependencies.GuardedProcessor;

/**
 * Charges and voids at the two processors. A charge whose outcome is unknown is voided before the failure is passed on.
 */
final class ProcessorGateway {

    private final PaymentDependencies dependencies;

    ProcessorGateway(PaymentDependencies dependencies) {
        this.dependencies = dependencies;
    }

    /** Charges at the primary processor, or at the backup once it is certain that the primary captured nothing. */
    Receipt charge(Payment payment, String key) throws Exception {
        return dependencies
                .failover()
                .call(
                        () -> chargeAt(dependencies.primary(), payment, key),
                        () -> chargeAt(dependencies.backup(), payment, key));
    }

    /** After any exception but {@link OutcomeUnknownException} the key has no captured charge at that processor. */
    private Receipt chargeAt(GuardedProcessor at, Payment payment, String key) throws Exception {
        try {
            return at.guard().call(() -> at.processor().charge(key, payment));
        } catch (DeclinedException | ProcessorUnavailableException | CallRejectedException nothingCaptured) {
            throw nothingCaptured;
        } catch (Exception failure) {
            voidAt(at, key, failure);
            throw failure;
        }
    }

    /** Voids a captured charge that could not be recorded in the database. */
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
        } catch (Exception voidFailure) {
            cause.addSuppressed(voidFailure);
            throw new OutcomeUnknownException(key, cause);
        }
    }
}
