package dev.patterns.examples.contenders;

/** A contender has no such feature. The message names what is missing: "no forced-open mode". */
public final class NotOfferedException extends UnsupportedOperationException {

    private static final long serialVersionUID = 1;

    public NotOfferedException(String missing) {
        super(missing);
    }
}
