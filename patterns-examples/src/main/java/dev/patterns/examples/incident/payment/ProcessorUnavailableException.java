package dev.patterns.examples.incident.payment;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The processor answered that it did nothing (503). Nothing was captured, so there is nothing to void. */
public final class ProcessorUnavailableException extends IOException {

    private static final long serialVersionUID = 1;

    private final transient @Nullable Duration retryAfter;

    /** @param retryAfter the wait that the answer asked for; null if it named none */
    public ProcessorUnavailableException(String processor, @Nullable Duration retryAfter) {
        super(processor + " is unavailable");
        this.retryAfter = retryAfter;
    }

    /** The wait that the processor's answer asked for; empty if it named none. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
