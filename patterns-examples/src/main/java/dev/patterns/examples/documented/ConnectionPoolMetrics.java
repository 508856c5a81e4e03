package dev.patterns.examples.documented;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The document uses a class of this name and doesn't show it. This one has the four methods that the document calls and
 * does the least that makes them useful.
 */
public final class ConnectionPoolMetrics {

    private long checkouts;
    private long checkins;
    private Duration totalCheckoutTime = Duration.ZERO;
    private Duration maxCheckoutTime = Duration.ZERO;
    private final Map<String, Long> errors = new TreeMap<>();

    public synchronized void recordCheckout(Duration checkoutTime) {
        checkouts++;
        totalCheckoutTime = totalCheckoutTime.plus(checkoutTime);
        if (checkoutTime.compareTo(maxCheckoutTime) > 0) {
            maxCheckoutTime = checkoutTime;
        }
    }

    public synchronized void recordCheckin() {
        checkins++;
    }

    public synchronized void recordError(String errorType) {
        errors.merge(errorType, 1L, Long::sum);
    }

    /** The figures, with the keys that the document's Python dictionary has. */
    public synchronized Map<String, Object> getSummary() {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("checkouts", checkouts);
        summary.put("checkins", checkins);
        summary.put("avg_checkout_time", checkouts == 0 ? Duration.ZERO : totalCheckoutTime.dividedBy(checkouts));
        summary.put("max_checkout_time", maxCheckoutTime);
        summary.put("errors", Map.copyOf(errors));
        return summary;
    }
}
