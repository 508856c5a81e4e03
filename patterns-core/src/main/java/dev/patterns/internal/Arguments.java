package dev.patterns.internal;

import java.time.Duration;

/** Checks of what a builder was given: one clear sentence with the rule and the value, or the value back. */
public final class Arguments {

    /** What a count of nanoseconds can hold: about 292 years. */
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private Arguments() {}

    /** A policy's name: it stands in every message and metric, so it must say something. */
    public static String name(String name) {
        check(!name.isBlank(), "name must not be blank, but was \"" + name + "\"");
        return name;
    }

    public static int between(int least, int most, String what, int value) {
        check(
                value >= least && value <= most,
                what + " must be between " + least + " and " + most + ", but was " + value);
        return value;
    }

    /** A share of a whole, 0 to 1. NaN is neither. */
    public static double fraction(String what, double value) {
        check(value >= 0 && value <= 1, what + " must be between 0 and 1, but was " + value);
        return value;
    }

    /** More than nothing and at most 292 years. */
    public static Duration positive(String what, Duration value) {
        check(!value.isNegative() && !value.isZero(), what + " must be more than zero, but was " + value);
        return notNegative(what, value);
    }

    /** Zero or more and at most 292 years. */
    public static Duration notNegative(String what, Duration value) {
        if (value.isNegative()) { // asked for every client of a simulation: the message is made when it is needed
            throw new IllegalArgumentException(what + " must not be negative, but was " + value);
        }
        if (value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(what + " must be at most " + LONGEST + ", but was " + value);
        }
        return value;
    }

    /** Fails with the message unless the rule holds. */
    public static void check(boolean rule, String message) {
        if (!rule) {
            throw new IllegalArgumentException(message);
        }
    }
}
