package dev.patterns.internal;

import java.time.Duration;

/** Checks of settings. Each returns the value, or throws an exception whose message states the rule and the value. */
public final class Arguments {

    /** The longest duration that fits in a count of nanoseconds: about 292 years. */
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private Arguments() {}

    /** A policy's name. It is part of every message and metric, so it must not be blank. */
    public static String name(String name) {
        check(!name.isBlank(), "name must not be blank, but was \"" + name + "\"");
        return name;
    }

    public static int between(int min, int max, String what, int value) {
        check(value >= min && value <= max, what + " must be between " + min + " and " + max + ", but was " + value);
        return value;
    }

    /** 0 to 1. NaN is rejected. */
    public static double fraction(String what, double value) {
        check(value >= 0 && value <= 1, what + " must be between 0 and 1, but was " + value);
        return value;
    }

    /** More than zero and at most 292 years. */
    public static Duration positive(String what, Duration value) {
        check(!value.isNegative() && !value.isZero(), what + " must be more than zero, but was " + value);
        return notNegative(what, value);
    }

    /** Zero or more and at most 292 years. */
    public static Duration notNegative(String what, Duration value) {
        if (value.isNegative()) { // called for every client of a simulation: the message is built only when needed
            throw new IllegalArgumentException(what + " must not be negative, but was " + value);
        }
        if (value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(what + " must be at most " + LONGEST + ", but was " + value);
        }
        return value;
    }

    /** Throws with the message unless the rule holds. */
    public static void check(boolean rule, String message) {
        if (!rule) {
            throw new IllegalArgumentException(message);
        }
    }
}
