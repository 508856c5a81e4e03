package dev.patterns.examples.fleet;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The grid: all tables, and the scenarios in each. */
public final class FleetTables {

    static final int[] SIZES = {10, 100, 1_000};
    private static final int[] SMALLER_SIZES = {10, 100};
    private static final Sharing[] BREAKERS = {
        Sharing.LOCAL, Sharing.LOCAL_FOR_FEW_CALLS, Sharing.QUORUM, Sharing.SHARED_STATE, Sharing.SHARED_COUNTS
    };

    private FleetTables() {}

    public static List<FleetTable> all() {
        return List.of(
                breakers("total", Outage.TOTAL, Traffic.NORMAL, SIZES),
                breakers("shard", Outage.SHARD, Traffic.NORMAL, SIZES),
                breakers("brownout", Outage.BROWNOUT, Traffic.NORMAL, SIZES),
                breakers("bad-client", Outage.BAD_CLIENT, Traffic.NORMAL, SIZES),
                breakers("hot-client", Outage.HOT_CLIENT, Traffic.NORMAL, SMALLER_SIZES),
                breakers("low-total", Outage.TOTAL, Traffic.LOW, SIZES),
                breakers("low-shard", Outage.SHARD, Traffic.LOW, SIZES),
                breakers("mixed-total", Outage.TOTAL, Traffic.MIXED, SIZES),
                links(),
                budgets());
    }

    private static FleetTable breakers(String id, Outage outage, Traffic traffic, int[] sizes) {
        var title = outage.label + ". " + traffic.label + ".";
        var sharings = outage == Outage.TOTAL ? Sharing.values() : BREAKERS;
        var rows = IntStream.of(sizes)
                .boxed()
                .flatMap(clients ->
                        Arrays.stream(sharings).map(sharing -> new FleetScenario(outage, traffic, clients, sharing)))
                .toList();
        return FleetTable.ofBreakers(id, title, rows);
    }

    private static FleetTable links() {
        var rows = Stream.of(Sharing.QUORUM, Sharing.SHARED_STATE, Sharing.SHARED_COUNTS)
                .flatMap(sharing -> Stream.concat(
                        Stream.of(Link.Quality.NEAR, Link.Quality.USUAL, Link.Quality.POOR)
                                .map(quality -> linked(sharing, quality, false)),
                        Stream.of(linked(sharing, Link.Quality.USUAL, true))))
                .toList();
        return FleetTable.ofLinks("links", "The dependency is down, 100 clients, and the link of the sharing.", rows);
    }

    private static FleetScenario linked(Sharing sharing, Link.Quality quality, boolean isDown) {
        return new FleetScenario(Outage.TOTAL, Traffic.NORMAL, 100, sharing, Budget.LOCAL, quality, isDown);
    }

    private static FleetTable budgets() {
        var rows = Stream.of(Outage.TOTAL, Outage.BROWNOUT, Outage.BAD_CLIENT)
                .flatMap(outage -> IntStream.of(SIZES)
                        .boxed()
                        .flatMap(clients -> Arrays.stream(Budget.values())
                                .map(budget -> new FleetScenario(
                                        outage,
                                        Traffic.NORMAL,
                                        clients,
                                        Sharing.NO_BREAKER,
                                        budget,
                                        Link.Quality.USUAL,
                                        false))))
                .toList();
        return FleetTable.ofBudgets("budgets", "Retry budgets, without a breaker.", rows);
    }
}
