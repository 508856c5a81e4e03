package dev.patterns.examples.behaviour.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server answered with a status that is no success. */
final class HttpStatusException extends IOException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final transient @Nullable Duration retryAfter;

    HttpStatusException(int status, Optional<Duration> retryAfter) {
        super("HTTP " + status);
        this.status = status;
        this.retryAfter = retryAfter.orElse(null);
    }

    int status() {
        return status;
    }

    /** The wait that the response asked for; empty if it named none. */
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
