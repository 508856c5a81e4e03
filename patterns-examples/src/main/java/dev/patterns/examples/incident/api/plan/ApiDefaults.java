package dev.patterns.examples.incident.api.plan;

import dev.patterns.examples.incident.plan.Fraction;
import java.time.Duration;

/** The figures of the API's story, from the story or chosen where it gives none. */
public final class ApiDefaults {

    public static final int PRODUCTS = 200_000;
    public static final int CATEGORIES = 100;
    public static final int PRODUCTS_PER_PAGE = 4;

    public static final Duration PEAK = Duration.ofSeconds(8);

    /** The spans before and after the peak, as fractions of it. */
    public static final Fraction BEFORE_PEAK = new Fraction(3, 8);

    public static final Fraction AFTER_PEAK = new Fraction(4, 8);

    /** Arrivals at the peak, and outside of it, per request that the API as found can answer. */
    public static final double PEAK_LOAD = 1.15;

    public static final double USUAL_LOAD = 0.4;

    /** Requests for a product's stock, which need no prices. */
    public static final Fraction STOCK_REQUESTS = new Fraction(1, 4);

    /** From the start of the peak on: calls that the price service refuses with 503. */
    public static final Fraction PRICE_ERRORS = new Fraction(1, 7);

    public static final Duration PRICE_LATENCY = Duration.ofMillis(25);
    public static final double LATENCY_SIGMA = 0.4;

    /** From the start of the peak to the stall, and how long it is, as fractions of the peak. */
    public static final Fraction STALL_START = new Fraction(3, 8);

    public static final Fraction STALL = new Fraction(1, 8);

    public static final int CONNECTION_LIMIT = 30;
    public static final Duration RECONNECT_INTERVAL = Duration.ofMillis(100);
    public static final Duration RECONNECT_LIMIT = Duration.ofSeconds(5);

    public static final int POOL_SIZE = 20;
    public static final int POOL_OVERFLOW = 10;
    public static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);
    public static final Duration DOCUMENTED_CONNECTION_TIMEOUT = Duration.ofSeconds(30);

    public static final Duration CACHE_FRESH = Duration.ofSeconds(15);
    public static final Duration CACHE_KEPT = Duration.ofMinutes(10);
    public static final int CACHE_ENTRIES = 10_000;

    public static final int BULKHEAD_CALLS = 8;

    /** In simulated time: requests a second that the API as found can answer, which the models below give. */
    public static final double SIMULATED_CAPACITY = 40;

    public static final int SIMULATED_CORES = 2;
    public static final Duration SIMULATED_SCAN = Duration.ofMillis(12);
    public static final Duration SIMULATED_LOOKUP = Duration.ofNanos(400_000);
    public static final Duration SIMULATED_CONNECT = Duration.ofMillis(3);
    public static final Duration SIMULATED_RENDERING = Duration.ofMillis(1);
    public static final Duration SIMULATED_RECORD = Duration.ofMillis(15);

    private ApiDefaults() {}
}
