package dev.patterns.examples.cli;

import java.util.Locale;

/** The incidents that the documents tell. */
enum Story {
    PAYMENTS,
    API;

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
