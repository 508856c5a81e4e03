package dev.patterns.examples.collapse;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;

/** A disturbance that passes. */
sealed interface Trigger {

    /** How long it lasts. */
    Duration length();

    /** The dependency takes calls and works on none. They wait in its queue. */
    record Blip(Duration length) implements Trigger {
        /** Rounded to two digits. */
        static Blip ofSeconds(double seconds) {
            var rounded = BigDecimal.valueOf(seconds).round(new MathContext(2));
            return new Blip(Duration.ofNanos(
                    Math.max(1_000_000, rounded.movePointRight(9).longValue())));
        }

        @Override
        public String toString() {
            return "a blip of " + seconds(length);
        }
    }

    /** More requests: so many times the usual ones. */
    record Spike(double factor, Duration length) implements Trigger {
        /** Rounded to two decimal places. */
        public Spike {
            factor = Math.round(100 * factor) / 100.0;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "a spike of %.2f times the requests for %s", factor, seconds(length));
        }
    }

    /** Nothing happens. */
    record None() implements Trigger {
        @Override
        public Duration length() {
            return Duration.ZERO;
        }

        @Override
        public String toString() {
            return "no trigger";
        }
    }

    private static String seconds(Duration duration) {
        return Figures.seconds(duration.toMillis() / 1e3);
    }
}
