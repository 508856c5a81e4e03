package dev.patterns.examples.advice;

import dev.patterns.examples.service.CurrentSettings.Breaker;

/**
 * How often a breaker opens although the dependency is as healthy as usual: by chance, enough of the window's calls
 * fail.
 *
 * <p>A window of w calls reaches k failures when it had k - 1, a success leaves it and a failure enters it. Without a
 * memory that is f · (1 - f) · b(k - 1; w - 1, f) times a call, with the binomial probability b. Such moments come in
 * clumps: the number of failures falls below k and reaches it again soon. It behaves like a random walk that is
 * f · (1 - k/w) likely to go up and (1 - f) · k/w to go down, so the share that is the first of its clump is one minus
 * the ratio of the two (D. Aldous, "Probability Approximations via the Poisson Clumping Heuristic", 1989).
 */
final class ChanceOpenings {

    private ChanceOpenings() {}

    /** How many failures in the window open the breaker. */
    static int failuresThatOpen(Breaker breaker) {
        return (int) Math.ceil(breaker.threshold() * breaker.window() - 1e-9);
    }

    /** Openings for each call that the breaker counts, if it had not opened before. */
    static double perCall(Breaker breaker, double failing) {
        int window = breaker.window();
        int failures = failuresThatOpen(breaker);
        if (failing <= 0) {
            return 0;
        }
        double up = failing * (window - failures) / window;
        double down = (1 - failing) * failures / window;
        if (up >= down) {
            return 1; // the usual share of failures is enough
        }
        double reached = failures == window
                ? StrictMath.pow(failing, window) * (1 - failing)
                : failing * (1 - failing) * binomial(window - 1, failures - 1, failing);
        return reached * (1 - up / down);
    }

    /** The probability of exactly so many failures among the calls. */
    static double binomial(int calls, int failures, double failing) {
        double log = failures * StrictMath.log(failing) + (calls - failures) * StrictMath.log1p(-failing);
        for (int i = 1; i <= failures; i++) {
            log += StrictMath.log((double) (calls - failures + i) / i);
        }
        return StrictMath.exp(log);
    }
}
