package dev.patterns.examples.incident.payment;

import java.io.IOException;

/** The processor answered that it did nothing (503). Nothing was captured, so there is nothing to void. */
public final class ProcessorUnavailableException extends IOException {

    private static final long serialVersionUID = 1;

    public ProcessorUnavailableException(String processor) {
        super(processor + " is unavailable");
    }
}
