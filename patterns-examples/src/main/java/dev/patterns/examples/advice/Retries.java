package dev.patterns.examples.advice;

import dev.patterns.examples.service.CurrentSettings;

/**
 * How many attempts a request makes, if each fails independently of the others.
 *
 * @param attempts for each request, on average
 * @param granted share of the wanted retries that the budget grants
 */
record Retries(double attempts, double granted) {

    /**
     * Without a budget, 1 + p + p² + … attempts, where p is the probability that a call is made and fails. A budget
     * with ratio r grants at most r retries for each success: if more are wanted, the granted share is the one at which
     * retries and deposits are equal.
     *
     * @param failing share of the calls that fail
     * @param rejected share of the attempts that the bulkhead rejects; these end the request
     */
    static Retries of(CurrentSettings settings, double failing, double rejected) {
        int most = settings.attempts().orElse(1);
        double retryable = (1 - rejected) * failing;
        double successes = (1 - rejected) * (1 - failing); // for each attempt
        double wanted = attempts(most, retryable);
        if (settings.budget().isEmpty()) {
            return new Retries(wanted, 1);
        }
        double ratio = settings.budget().getAsDouble();
        if (wanted - 1 <= ratio * successes * wanted) {
            return new Retries(wanted, 1);
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < 50; i++) {
            double granted = (low + high) / 2;
            double attempts = attempts(most, retryable * granted);
            if (attempts - 1 > ratio * successes * attempts) {
                high = granted;
            } else {
                low = granted;
            }
        }
        return new Retries(attempts(most, retryable * low), low);
    }

    static double attempts(int most, double retried) {
        double attempts = 0;
        double reached = 1;
        for (int attempt = 1; attempt <= most; attempt++) {
            attempts += reached;
            reached *= retried;
        }
        return attempts;
    }
}
