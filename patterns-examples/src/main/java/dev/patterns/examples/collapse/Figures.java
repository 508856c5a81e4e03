package dev.patterns.examples.collapse;

import java.math.BigDecimal;
import java.math.MathContext;

/** Figures as text. */
final class Figures {

    private static final MathContext THREE_DIGITS = new MathContext(3);

    private Figures() {}

    /** With three digits, such as {@code 0.812 s} or {@code 12.5 s}. */
    static String seconds(double seconds) {
        return seconds < 1e-9 ? "0 s" : number(seconds) + " s";
    }

    /** With three digits, or more before the decimal point. */
    static String number(double value) {
        if (value >= 100) {
            return String.valueOf(Math.round(value));
        }
        return BigDecimal.valueOf(value)
                .round(THREE_DIGITS)
                .stripTrailingZeros()
                .toPlainString();
    }
}
