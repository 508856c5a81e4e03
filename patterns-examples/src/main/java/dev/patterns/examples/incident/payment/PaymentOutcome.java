package dev.patterns.examples.incident.payment;

import dev.patterns.CallRejectedException;
import java.sql.SQLException;

/** How a payment ended, as the service reports it. */
public enum PaymentOutcome {
    PAID("paid"),
    DECLINED("declined"),
    NO_CONNECTION("no connection"),
    DATABASE_FAILED("database failed"),
    PROCESSOR_UNAVAILABLE("processor unavailable"),
    CONNECTION_LOST("processor connection lost"),
    TIMED_OUT("processor timed out"),
    REJECTED("rejected by a breaker"),
    UNKNOWN("unknown"),
    UNEXPECTED_ERROR("unexpected error");

    private final String label;

    PaymentOutcome(String label) {
        this.label = label;
    }

    /** The name that the results and the report use. */
    public String label() {
        return label;
    }

    static PaymentOutcome of(Throwable failure, boolean connected) {
        if (failure instanceof DeclinedException) {
            return DECLINED;
        } else if (failure instanceof OutcomeUnknownException) {
            return UNKNOWN;
        } else if (!connected) {
            return NO_CONNECTION;
        } else if (failure instanceof CallRejectedException) {
            return REJECTED;
        } else if (failure instanceof ProcessorUnavailableException) {
            return PROCESSOR_UNAVAILABLE;
        } else if (failure instanceof SQLException) {
            return DATABASE_FAILED;
        } else if (failure.getClass().getSimpleName().contains("Timeout")) {
            return TIMED_OUT; // the timeout exceptions of patterns-core, java.net.http and java.util.concurrent
        } else if (failure instanceof java.io.IOException) {
            return CONNECTION_LOST;
        }
        return UNEXPECTED_ERROR;
    }
}
