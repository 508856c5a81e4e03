package dev.patterns.examples.incident.real;

/** The lab can't be set up here. The message, with its causes', says why in words for whoever typed the command. */
public final class EnvironmentStartException extends RuntimeException {

    private static final long serialVersionUID = 1;

    EnvironmentStartException(String message, Throwable cause) {
        super(message + ": " + innermost(cause), cause);
    }

    private static String innermost(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        var message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
