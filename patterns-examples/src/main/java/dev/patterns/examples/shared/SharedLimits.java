package dev.patterns.examples.shared;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Five instances with one quota, shown: in simulated time, and on a Redis if there is one. */
public final class SharedLimits {

    private SharedLimits() {}

    /** The tables of the page, the same each time. */
    static List<List<String>> tables() {
        return List.of(InstanceTables.designs(FiveInstances.Store.IN_PROCESS), InstanceTables.outage());
    }

    /**
     * Prints the tables, and then what a real Redis does.
     *
     * @param redis the Redis to use; null to start one, if its program is installed
     */
    public static void show(@Nullable URI redis, PrintWriter out) throws IOException, InterruptedException {
        out.println("Five instances in simulated time; together they may make 200 calls a second, 100 saved up:");
        for (var table : tables()) {
            out.println();
            table.forEach(out::println);
        }
        out.println();
        if (redis != null) {
            out.println("In real time, on " + redis.getHost() + ":");
            LiveInstances.showCosts(redis, out);
        } else if (RedisServer.isInstalled()) {
            try (var server = RedisServer.start()) {
                out.println("In real time, on a redis-server of this machine:");
                LiveInstances.showCosts(server.url(), out);
                out.println("The Redis is killed while calls are made, and comes back empty:");
                LiveInstances.showCrash(server, out);
            }
        } else {
            out.println("Nothing in real time: there is no redis-server on the path, and --redis gives no other.");
        }
        out.flush();
    }
}
