package dev.patterns.examples.documented;

/**
 * The second document's rejection. It doesn't say whose breaker is open, as that breaker has no name; for the rest it
 * is as costly (B10) and as silent (B11) as {@link CircuitBreakerOpenError}.
 */
public class CircuitOpenError extends RuntimeException {
    private static final long serialVersionUID = 1;
}
