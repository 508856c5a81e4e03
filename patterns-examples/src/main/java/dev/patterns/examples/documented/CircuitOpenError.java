package dev.patterns.examples.documented;

/**
 * The second document's rejection. It doesn't say which breaker is open, because that breaker has no name. B10 and B11
 * hold as for {@link CircuitBreakerOpenError}.
 */
public class CircuitOpenError extends RuntimeException {
    private static final long serialVersionUID = 1;
}
