package dev.patterns.examples.incident.tiers;

import dev.patterns.examples.incident.payment.DeclinedException;
import dev.patterns.examples.incident.payment.OutcomeUnknownException;

/** Which failures of a payment another attempt may mend. */
final class Retryable {

    private Retryable() {}

    /** All but an answer, and all but what nobody may touch. */
    static boolean worthIt(Throwable failure) {
        return failure instanceof Exception
                && !(failure instanceof DeclinedException)
                && !(failure instanceof OutcomeUnknownException)
                && !(failure instanceof InterruptedException);
    }
}
