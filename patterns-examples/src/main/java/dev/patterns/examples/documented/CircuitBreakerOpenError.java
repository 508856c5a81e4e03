package dev.patterns.examples.documented;

/**
 * The first document's rejection.
 *
 * <p>B10: each rejected call pays for a new exception with a stack trace. B11: it doesn't say when to try again.
 */
public class CircuitBreakerOpenError extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CircuitBreakerOpenError(String message) {
        super(message);
    }
}
