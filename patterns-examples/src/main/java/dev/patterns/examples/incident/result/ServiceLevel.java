package dev.patterns.examples.incident.result;

import org.jspecify.annotations.Nullable;

/**
 * How an act stands to the objectives of the service: 99 % of the payments that are not declined succeed, over 30 days,
 * and 99 % of those that succeed take at most 2 s.
 *
 * @param successRate fraction of the payments that are not declined that the service reports as paid, 0..1
 * @param withinLatency fraction of those that took at most 2 s of story time; null if none was paid
 * @param burnRate how many times as fast as the objective allows the error budget was spent
 * @param budgetSpent failed payments of this act as a fraction of the error budget of 30 days with these arrivals
 * @param detectedSeconds story time from the beginning of the incident until the condition of the alert
 *     PaymentSuccessRateLow is met; null if it never is
 * @param recoveredSeconds story time from the end of the incident until every minute is within the objective; null if
 *     the incident does not end within the act, or the service does not recover
 */
public record ServiceLevel(
        double successRate,
        @Nullable Double withinLatency,
        double burnRate,
        double budgetSpent,
        @Nullable Double detectedSeconds,
        @Nullable Double recoveredSeconds) {}
