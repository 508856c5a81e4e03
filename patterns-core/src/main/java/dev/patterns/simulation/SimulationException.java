package dev.patterns.simulation;

import org.jspecify.annotations.Nullable;

/**
 * A simulation failed: a deadlock, a thread that blocks outside the virtual clock, or a thread that threw an exception
 * (the cause).
 */
public final class SimulationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SimulationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
