package dev.patterns.examples.incident.plan;

import java.time.Duration;

/** The figures of the incident, from the story or chosen where it gives none. All durations are in story time. */
public final class IncidentDefaults {

    /** Together with the transient errors 1.5 %: the story's healthy service succeeds in 98.5 %. */
    public static final Fraction DECLINES = new Fraction(9, 1000);

    public static final Fraction TRANSIENT_ERRORS = new Fraction(6, 1000);

    /** In the incident: calls that hang at any time, outside of stalls too. */
    public static final Fraction HANGS = new Fraction(10, 300);

    /** In the incident: calls whose connection breaks. The path that handles them leaks. */
    public static final Fraction RESETS = new Fraction(1, 300);

    /** In the incident: calls that hang during a stall of the primary. */
    public static final Fraction STALL_HANGS = new Fraction(15, 20);

    public static final Duration HANG_DURATION = Duration.ofSeconds(30);
    public static final Duration FIRST_STALL = Duration.ofSeconds(20);
    public static final Duration STALL_INTERVAL = Duration.ofSeconds(38);
    public static final Duration STALL_JITTER = Duration.ofSeconds(1);
    public static final Duration STALL_DURATION = Duration.ofSeconds(3);

    public static final Duration PRIMARY_LATENCY = Duration.ofMillis(60);
    public static final Duration BACKUP_LATENCY = Duration.ofMillis(90);
    public static final double LATENCY_SIGMA = 0.4;

    public static final int OLD_POOL_SIZE = 15;
    public static final int NEW_POOL_SIZE = 20;
    public static final int NEW_OVERFLOW = 10;
    public static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);
    public static final Duration CALL_TIMEOUT = Duration.ofSeconds(1);
    public static final int BREAKER_FAILURES = 5;
    public static final Duration BREAKER_OPEN_FOR = Duration.ofSeconds(5);
    public static final int RETRY_ATTEMPTS = 3;
    public static final Duration BACKOFF_BASE = Duration.ofMillis(200);
    public static final Duration BACKOFF_CAP = Duration.ofSeconds(2);
    public static final int VOID_ATTEMPTS = 3;

    /** The settings of the documents' code. */
    public static final Duration DOCUMENTED_CONNECTION_TIMEOUT = Duration.ofSeconds(30);

    public static final Duration DOCUMENTED_OPEN_FOR = Duration.ofSeconds(60);
    public static final int DOCUMENTED_RETRY_ATTEMPTS = 4;
    public static final Duration DOCUMENTED_BACKOFF_BASE = Duration.ofSeconds(1);
    public static final Duration DOCUMENTED_BACKOFF_CAP = Duration.ofSeconds(60);

    private IncidentDefaults() {}
}
