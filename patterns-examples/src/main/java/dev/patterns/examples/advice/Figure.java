package dev.patterns.examples.advice;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One figure: what a formula says, and what the simulation gives.
 *
 * @param name what it is
 * @param unit how its values are printed
 * @param simulated empty if it was not simulated
 */
public record Figure(String name, Unit unit, Prediction prediction, OptionalDouble simulated) {

    public enum Unit {
        SHARE,
        NUMBER,
        SECONDS;

        String text(double value) {
            return switch (this) {
                case SHARE -> number(value * 100) + " %";
                case NUMBER -> number(value);
                case SECONDS -> value < 1 ? number(value * 1e3) + " ms" : number(value) + " s";
            };
        }

        /** Three digits. */
        private static String number(double value) {
            double size = Math.abs(value);
            if (size == 0) {
                return "0";
            }
            if (size < 0.001) {
                return "<0.001";
            }
            int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
            return String.format(Locale.ROOT, "%,." + decimals + "f", value);
        }
    }

    /** True if the formula holds, by its own rule, and the figure was simulated. */
    boolean isComparable() {
        return prediction.holds() && simulated.isPresent();
    }

    boolean agrees() {
        return prediction.agreesWith(simulated.orElseThrow());
    }
}
