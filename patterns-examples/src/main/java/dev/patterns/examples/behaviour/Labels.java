package dev.patterns.examples.behaviour;

import java.util.Locale;
import java.util.Map;

/** Contenders and patterns as a reader knows them. */
public final class Labels {

    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("DOCUMENTED", "as documented"),
            Map.entry("HANDWRITTEN", "hand-written"),
            Map.entry("RESILIENCE4J", "Resilience4j"),
            Map.entry("FAILSAFE", "Failsafe"),
            Map.entry("SPRING", "Spring"),
            Map.entry("HIKARICP", "HikariCP"),
            Map.entry("AGROAL", "Agroal"),
            Map.entry("DBCP2", "DBCP2"),
            Map.entry("circuitbreaker", "Circuit breaker"),
            Map.entry("retry", "Retry"),
            Map.entry("timeout", "Timeout"),
            Map.entry("bulkhead", "Bulkhead"),
            Map.entry("ratelimiter", "Rate limiter"),
            Map.entry("pool", "Connection pool"),
            Map.entry("http", "HTTP failures"));

    private Labels() {}

    /** "Resilience4j" for RESILIENCE4J. An unknown name is in lower case: "well-architected". */
    public static String of(String name) {
        return KNOWN.getOrDefault(name, name.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
