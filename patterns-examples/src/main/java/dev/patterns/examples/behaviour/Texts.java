package dev.patterns.examples.behaviour;

import dev.patterns.CallRejectedException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values and failures in words that are the same in every run and on every JDK. */
public final class Texts {

    private Texts() {}

    static String format(String text, Object... arguments) {
        return arguments.length == 0 ? text : String.format(Locale.ROOT, text, arguments);
    }

    /**
     * What a call ended with: a value as it prints, a rejection as "rejected", any other failure by type and message.
     */
    public static String ofResult(@Nullable Object resultOrFailure) {
        if (resultOrFailure instanceof CallRejectedException) {
            return "rejected";
        }
        return resultOrFailure instanceof Throwable failure ? ofFailure(failure) : String.valueOf(resultOrFailure);
    }

    /** "IOException: no answer". */
    public static String ofFailure(Throwable failure) {
        var type = failure.getClass().getSimpleName();
        var message = failure.getMessage();
        var firstLine =
                message == null ? "" : message.lines().findFirst().orElse("").trim();
        return firstLine.isEmpty() ? type : type + ": " + firstLine;
    }

    /** "60 s", "1.5 s": to a tenth of a second. */
    public static String ofSeconds(Duration duration) {
        double tenths = Math.round(duration.toNanos() / 1e8) / 10.0;
        return tenths == Math.rint(tenths) ? (long) tenths + " s" : tenths + " s";
    }
}
