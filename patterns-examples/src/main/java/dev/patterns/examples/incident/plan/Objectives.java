package dev.patterns.examples.incident.plan;

import java.time.Duration;

/**
 * The objectives of the payment service, all chosen: the story gives none. Durations are story time. The alert rules in
 * {@code ops/alerts.yml} have the same figures.
 */
public final class Objectives {

    /** The fraction of the payments that are not declined that succeed. The error budget is the rest. */
    public static final double SUCCESS = 0.99;

    public static final Duration PERIOD = Duration.ofDays(30);

    /** Almost every payment that succeeds takes at most this long: 99 % of them. */
    public static final Duration LATENCY = Duration.ofSeconds(2);

    /** The condition of the alert PaymentSuccessRateLow: this fraction of the payments of a minute fails… */
    public static final double ALERT_FAILURES = 0.05;

    /** …for this long. */
    public static final Duration ALERT_FOR = Duration.ofSeconds(30);

    /** The window of that alert. */
    public static final Duration ALERT_WINDOW = Duration.ofMinutes(1);

    private Objectives() {}
}
