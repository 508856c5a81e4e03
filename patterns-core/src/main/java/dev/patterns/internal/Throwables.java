package dev.patterns.internal;

/** Operations on failures that several policies need. */
public final class Throwables {

    private Throwables() {}

    /** Adds the second failure to the suppressed exceptions of the first, unless both are the same object. */
    @SuppressWarnings("ReferenceEquality") // a throwable can't suppress itself, but may suppress its equal
    public static void suppress(Throwable thrown, Throwable second) {
        if (thrown != second) {
            thrown.addSuppressed(second);
        }
    }
}
