package dev.patterns.examples.contenders;

/**
 * A contender's own setting that is the remedy for a wrong behaviour.
 *
 * @param name as the contender's documentation has it: "maxWaitDurationInHalfOpenState"
 * @param simulatedTime whether the contender still runs in simulated time with it
 */
public record RemedySetting(String name, boolean simulatedTime) {

    /** A setting that works on the clock that the contender is given. */
    public static RemedySetting inAnyTime(String name) {
        return new RemedySetting(name, true);
    }

    /** A setting that works on the machine's clock, whatever clock the contender is given. */
    public static RemedySetting inRealTime(String name) {
        return new RemedySetting(name, false);
    }
}
