package dev.patterns.examples.cli;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code incident --story api} alone. */
final class ApiOptions {

    @Option(
            names = "--peak",
            paramLabel = "S",
            defaultValue = "8",
            description = "api: seconds of the peak; an act takes about twice as long. Default: ${DEFAULT-VALUE}.")
    private int peak;

    @Option(
            names = "--redis",
            paramLabel = "URL",
            description = "api: the Redis that caches prices in place of the API's memory, such as redis://localhost.")
    private @Nullable URI redis;

    /** Throws an {@link IllegalArgumentException} if one is out of its bounds. */
    void check() {
        if (peak < 1 || peak > 600) {
            throw new IllegalArgumentException("--peak must be between 1 and 600, but was " + peak);
        }
        if (redis != null && !"redis".equals(redis.getScheme()) && !"rediss".equals(redis.getScheme())) {
            throw new IllegalArgumentException("--redis must begin with redis: or rediss:, but was '" + redis + "'");
        }
    }

    Duration peak() {
        return Duration.ofSeconds(peak);
    }

    @Nullable
    URI redis() {
        return redis;
    }
}
