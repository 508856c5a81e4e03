package dev.patterns.timeout;

/** Reports one call to the listeners of its timeout. */
@FunctionalInterface
interface CallReport {

    /** For a call that no listener receives. */
    CallReport NONE = outcome -> () -> {};

    /** The call's duration ends here. The listeners receive the call when the result is run. */
    Runnable ended(Timeout.Outcome outcome);
}
