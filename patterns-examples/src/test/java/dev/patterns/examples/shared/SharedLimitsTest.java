package dev.patterns.examples.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patterns.examples.contenders.shared.RedisBuckets;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SharedLimitsTest {

    @Test
    void theTablesAreThoseOfThePage() throws Exception {
        var page = Files.readString(Path.of("../docs/limits-across-instances.md"));

        assertThat(SharedLimits.tables()).allSatisfy(table -> assertThat(page).contains(String.join("\n", table)));
    }

    /** The clock is that of the instances, so a Redis computes what a bucket in this process does. */
    @Test
    void onARedisTheTableIsTheSame() throws Exception {
        assumeTrue(RedisServer.isInstalled(), "no redis-server on the path");
        var opened = new ArrayList<RedisBuckets>();
        try (var server = RedisServer.start()) {
            var table = InstanceTables.designs(time -> {
                var buckets = new RedisBuckets(server.url(), Duration.ofSeconds(5), () -> FiveInstances.clock(time));
                opened.add(buckets);
                return buckets.bucket(UUID.randomUUID().toString(), Design.QUOTA);
            });
            assertThat(table).isEqualTo(InstanceTables.designs(FiveInstances.Store.IN_PROCESS));
        } finally {
            opened.forEach(RedisBuckets::close);
        }
    }

    @Test
    void onARealRedisItShowsWhatACallCosts_andWhatHappensWhenItIsKilled() throws Exception {
        assumeTrue(RedisServer.isInstalled(), "no redis-server on the path");
        try (var server = RedisServer.start()) {
            var costs = output(out -> LiveInstances.showCosts(server.url(), out));
            assertThat(costs).hasSize(3);
            assertThat(costs.get(0)).contains("local limiter", "us a call; 0.00 commands");

            var crash = output(out -> LiveInstances.showCrash(server, out));
            assertThat(crash).hasSize(8).allMatch(line -> line.contains(" calls, the slowest decision took"));
        }
    }

    private interface Show {
        void to(PrintWriter out) throws Exception;
    }

    private static List<String> output(Show show) throws Exception {
        var text = new StringWriter();
        show.to(new PrintWriter(text));
        return text.toString().lines().toList();
    }
}
