package dev.patterns.examples.contenders.breaker;

/** What not every breaker has a setting for. */
public enum BreakerFeature {
    TOTAL_FAILURES("a count of all failures"),
    COUNT_WINDOW("a window of calls"),
    TIME_WINDOW("a window of time"),
    SLOW_CALLS("slow calls"),
    FAIL_ON("failures that count"),
    IGNORE_ON("failures to ignore"),
    FAIL_ON_RESULT("results that count as failures"),
    PROBES("several probes"),
    REOPEN_AT("a share of failed probes"),
    HALF_OPEN_AT_MOST("a limit of half-open"),
    HALF_OPEN_BY_TIMER("a change to half-open by timer"),
    RAMP("a ramp after recovery"),
    GROWING_OPEN_TIME("an open time that grows"),
    OPEN_JITTER("jitter of the open time"),
    RETRY_AFTER("an open time that the failure names"),
    WALL_CLOCK("a wall clock");

    private final String text;

    BreakerFeature(String text) {
        this.text = text;
    }

    /** Completes the sentence "there is no setting for …". */
    @Override
    public String toString() {
        return text;
    }
}
