package dev.patterns.examples.cli;

import java.util.Locale;

/** What an incident runs in. */
enum Mode {
    REAL,
    SIMULATED;

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
