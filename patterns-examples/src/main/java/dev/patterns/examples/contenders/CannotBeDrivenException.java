package dev.patterns.examples.contenders;

/** A contender may have the behaviour, but no test can make it show. The message says why. */
public final class CannotBeDrivenException extends UnsupportedOperationException {

    private static final long serialVersionUID = 1;

    public CannotBeDrivenException(String reason) {
        super(reason);
    }
}
