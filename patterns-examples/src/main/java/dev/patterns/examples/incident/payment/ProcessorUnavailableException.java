package dev.patterns.examples.incident.payment;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The processor answered that it did nothing (503). Nothing was captured, so there is nothing to void. */
public final class ProcessorUnavailableException extends IOException {

    private static final long serialVersionUID = 1;

    private final transient @Nullable Duration retryAfter;

    /** @param retryAfter when it wants to be asked again; null if it didn't say */
    public ProcessorUnavailableException(String processor, @Nullable Duration retryAfter) {
        super(processor + " is unavailable");
        this.retryAfter = retryAfter;
    }

    /** When the processor wants to be asked again; empty if it didn't say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
