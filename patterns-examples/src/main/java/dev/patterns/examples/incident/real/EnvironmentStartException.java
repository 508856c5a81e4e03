package dev.patterns.examples.incident.real;

import java.net.UnknownHostException;

/**
 * The real environment can't be started. The message names the innermost cause and is fit to print on the command line.
 */
public final class EnvironmentStartException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public EnvironmentStartException(String message, Throwable cause) {
        super(message + ": " + innermost(cause), cause);
    }

    private static String innermost(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        var message = cause.getMessage();
        return message == null || cause instanceof UnknownHostException // its message is the host alone
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
