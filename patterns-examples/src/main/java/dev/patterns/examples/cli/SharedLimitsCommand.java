package dev.patterns.examples.cli;

import dev.patterns.examples.contenders.shared.RedisBuckets;
import dev.patterns.examples.incident.real.EnvironmentStartException;
import dev.patterns.examples.shared.SharedLimits;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows limits that hold across instances, beside local ones. */
@Command(
        name = "shared-limits",
        mixinStandardHelpOptions = true,
        description = "Shows five instances that keep to one quota: with local limiters, and with a bucket that they "
                + "share. In real time too, if redis-server is installed, from Debian's package, or --redis is given.")
public final class SharedLimitsCommand implements Callable<Integer> {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--redis",
            paramLabel = "URL",
            description = "The Redis that has the bucket, such as redis://localhost. It is not killed.")
    private @Nullable URI redis;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var line = Objects.requireNonNull(spec).commandLine();
        if (redis != null && !"redis".equals(redis.getScheme()) && !"rediss".equals(redis.getScheme())) {
            throw new ParameterException(line, "--redis must begin with redis: or rediss:, but was '" + redis + "'");
        }
        LogLevels.errorsOnly();
        if (redis != null) {
            check(redis);
        }
        SharedLimits.show(redis, line.getOut());
        return 0;
    }

    private static void check(URI redis) {
        try (var buckets = new RedisBuckets(redis, CONNECT_TIMEOUT)) {
            buckets.commandsProcessed();
        } catch (RuntimeException e) {
            throw new EnvironmentStartException(
                    "can't use the Redis at --redis " + redis.getHost() + ":" + redis.getPort(), e);
        }
    }
}
