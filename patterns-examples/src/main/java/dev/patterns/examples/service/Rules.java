package dev.patterns.examples.service;

import java.time.Duration;

/** Checks of values that a user gives. Each throws an exception whose message states the value and the rule. */
final class Rules {

    private Rules() {}

    static void between(int min, int max, String what, int value) {
        check(value >= min && value <= max, what + " must be between " + min + " and " + max + ", but was " + value);
    }

    /** NaN is rejected. */
    static void between(double min, double max, String what, double value) {
        check(
                value >= min && value <= max,
                what + " must be between " + number(min) + " and " + number(max) + ", but was " + number(value));
    }

    static void above(double min, double max, String what, double value) {
        check(
                value > min && value <= max,
                what + " must be more than " + number(min) + " and at most " + number(max) + ", but was "
                        + number(value));
    }

    static void between(Duration min, Duration max, String what, Duration value) {
        check(
                value.compareTo(min) >= 0 && value.compareTo(max) <= 0,
                what + " must be between " + Durations.text(min) + " and " + Durations.text(max) + ", but was "
                        + Durations.text(value));
    }

    static void check(boolean rule, String message) {
        if (!rule) {
            throw new IllegalArgumentException(message);
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
