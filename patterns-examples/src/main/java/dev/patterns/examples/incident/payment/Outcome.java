package dev.patterns.examples.incident.payment;

import dev.patterns.CallRejectedException;
import java.sql.SQLException;

/** How a payment ended, as the service tells its caller. */
public enum Outcome {
    PAID("paid"),
    DECLINED("declined"),
    NO_CONNECTION("no connection"),
    DATABASE_FAILED("database failed"),
    PROCESSOR_UNAVAILABLE("processor unavailable"),
    CONNECTION_LOST("processor connection lost"),
    TIMED_OUT("processor timed out"),
    REJECTED("rejected by a breaker"),
    UNKNOWN("unknown"),
    BROKEN("unexpected error");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    /** In a few words. */
    public String words() {
        return words;
    }

    static Outcome of(Throwable failure, boolean connected) {
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
            return TIMED_OUT; // ours, java.net.http's and java.util.concurrent's have the word in common and nothing
            // else
        } else if (failure instanceof java.io.IOException) {
            return CONNECTION_LOST;
        }
        return BROKEN;
    }
}
