package dev.patterns.examples.cli;

import dev.patterns.examples.shared.SharedLimits;
import java.io.IOException;
import java.net.URI;
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
            throw new ParameterException(line, "--redis must begin with redis: or rediss:, but was " + redis);
        }
        LogLevels.errorsOnly();
        SharedLimits.show(redis, line.getOut());
        return 0;
    }
}
