package dev.patterns.examples.fleet;

/** What limits the retries of a fleet. */
enum Budget {
    NONE("none"),
    LOCAL("local"),
    SHARED("shared");

    final String label;

    Budget(String label) {
        this.label = label;
    }
}
