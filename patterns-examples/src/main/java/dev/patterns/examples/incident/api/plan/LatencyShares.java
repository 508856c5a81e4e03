package dev.patterns.examples.incident.api.plan;

import java.util.Locale;

/** Where the time of a listing goes as the API was found: durations in nanoseconds. */
public record LatencyShares(long database, long priceService, long serialization) {

    /** Such as "60 % database, 25 % price service, 15 % serialization". */
    @Override
    public String toString() {
        double all = Math.max(1, database + priceService + serialization);
        return String.format(
                Locale.ROOT,
                "%.0f %% database, %.0f %% price service, %.0f %% serialization",
                100 * database / all,
                100 * priceService / all,
                100 * serialization / all);
    }
}
