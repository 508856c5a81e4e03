package dev.patterns.simulation;

import org.jspecify.annotations.Nullable;

/** A simulation came to a bad end: a deadlock, a client that blocks for real, or one that failed (the cause). */
public final class SimulationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SimulationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
