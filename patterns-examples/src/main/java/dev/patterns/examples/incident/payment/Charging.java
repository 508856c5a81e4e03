package dev.patterns.examples.incident.payment;

import dev.patterns.CallRejectedException;
import dev.patterns.examples.incident.payment.Resilience.Guarded;

/** The processors' side of a payment: what is certain is passed on, what is uncertain is voided first. */
final class Charging {

    private final Resilience resilience;

    Charging(Resilience resilience) {
        this.resilience = resilience;
    }

    /** Charges at the primary, or where that has certainly not been captured, at the backup. */
    Receipt charge(Payment payment, String key) throws Exception {
        return resilience
                .failover()
                .call(
                        () -> chargeAt(resilience.primary(), payment, key),
                        () -> chargeAt(resilience.backup(), payment, key));
    }

    /** When this throws anything but {@link OutcomeUnknownException}, the key holds no money at that processor. */
    private Receipt chargeAt(Guarded at, Payment payment, String key) throws Exception {
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
    void undo(Receipt receipt, Exception cause) {
        var primary = resilience.primary();
        voidAt(
                receipt.processor().equals(primary.name()) ? primary : resilience.backup(),
                receipt.idempotencyKey(),
                cause);
    }

    private void voidAt(Guarded at, String key, Exception cause) {
        try {
            resilience.voiding().call(() -> {
                at.processor().voidCharge(key);
                return true;
            });
        } catch (Exception notVoided) {
            cause.addSuppressed(notVoided);
            throw new OutcomeUnknownException(key, cause);
        }
    }
}
