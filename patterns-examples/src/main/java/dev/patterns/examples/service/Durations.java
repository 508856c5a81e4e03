package dev.patterns.examples.service;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations as users write them: {@code 250ms}, {@code 1.5s}, {@code 2min}. */
public final class Durations {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?(us|ms|s|min|h)");
    private static final long MICROSECOND = 1_000;
    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final long MINUTE = 60 * SECOND;

    private Durations() {}

    static Optional<Duration> parse(String text) {
        var matcher = FORM.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(Duration.ofNanos(new BigDecimal(matcher.group(1))
                        .multiply(BigDecimal.valueOf(nanosOf(matcher.group(2))))
                        .longValue()))
                : Optional.empty();
    }

    private static long nanosOf(String unit) {
        return switch (unit) {
            case "us" -> MICROSECOND;
            case "ms" -> MILLISECOND;
            case "s" -> SECOND;
            case "min" -> MINUTE;
            default -> 60 * MINUTE;
        };
    }

    /** Without loss, in a unit that makes it at least 1 if there is one, such as {@code 250ms}; {@code 0s} for zero. */
    public static String text(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos >= MINUTE && nanos % MINUTE == 0) {
            return nanos / MINUTE + "min";
        }
        if (nanos >= SECOND || nanos == 0) {
            return decimal(nanos, SECOND) + "s";
        }
        return nanos >= MILLISECOND ? decimal(nanos, MILLISECOND) + "ms" : decimal(nanos, MICROSECOND) + "us";
    }

    private static String decimal(long nanos, long unit) {
        return BigDecimal.valueOf(nanos)
                .divide(BigDecimal.valueOf(unit))
                .stripTrailingZeros()
                .toPlainString();
    }
}
