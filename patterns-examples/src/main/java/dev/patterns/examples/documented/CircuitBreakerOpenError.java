package dev.patterns.examples.documented;

/**
 * The first document's rejection.
 *
 * <p>B10: an exception like any other, with a stack trace, made anew for each call that is turned away. B11: it doesn't
 * say when to come back.
 */
public class CircuitBreakerOpenError extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CircuitBreakerOpenError(String message) {
        super(message);
    }
}
