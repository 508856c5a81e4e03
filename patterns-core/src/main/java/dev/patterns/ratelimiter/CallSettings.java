package dev.patterns.ratelimiter;

/**
 * The settings as a call reads them, once.
 *
 * @param interval from one permit to the next, in nanoseconds
 * @param burst how many permits can be saved
 * @param maxWait in nanoseconds
 */
record CallSettings(RateLimiterSettings config, long interval, int burst, long maxWait) {

    static CallSettings of(RateLimiterSettings config) {
        return new CallSettings(
                config,
                config.interval(),
                config.burst().orElse(config.permits()),
                config.maxWait().toNanos());
    }

    String name() {
        return config.name();
    }
}
