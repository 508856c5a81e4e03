package dev.patterns.chaos;

/** A failure that a {@link Chaos} injected. The message says which call of which chaos it was. */
public final class InjectedFailureException extends RuntimeException {

    private static final long serialVersionUID = 1;

    InjectedFailureException(String chaos, long call, String what) {
        super(chaos + ": call " + call + " " + what);
    }
}
