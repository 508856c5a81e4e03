package dev.patterns.examples.fleet;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The grid: all tables, and the scenarios in each. */
final class FleetTables {

    static final int[] SIZES = {10, 100, 1_000};
    private static final int[] SMALLER_SIZES = {10, 100};
    private static final Sharing[] BREAKERS = Arrays.stream(Sharing.values())
            .filter(sharing -> sharing != Sharing.NO_BREAKER)
            .toArray(Sharing[]::new);

    private FleetTables() {}

    static List<FleetTable> all() {
        return List.of(
                summary(),
                breakers("total", Outage.TOTAL, Traffic.NORMAL, SIZES),
                breakers("shard", Outage.SHARD, Traffic.NORMAL, SIZES),
                breakers("brownout", Outage.BROWNOUT, Traffic.NORMAL, SIZES),
                breakers("bad-client", Outage.BAD_CLIENT, Traffic.NORMAL, SIZES),
                breakers("hot-client", Outage.HOT_CLIENT, Traffic.NORMAL, SMALLER_SIZES),
                breakers("low-total", Outage.TOTAL, Traffic.LOW, SIZES),
                breakers("low-shard", Outage.SHARD, Traffic.LOW, SMALLER_SIZES),
                breakers("mixed-total", Outage.TOTAL, Traffic.MIXED, SMALLER_SIZES),
                links(),
                budgets());
    }

    static List<FleetScenario> outagePicture() {
        return rows(Outage.TOTAL, Traffic.NORMAL, 1_000, Sharing.values()).toList();
    }

    static List<FleetScenario> badClientPicture() {
        return rows(Outage.BAD_CLIENT, Traffic.NORMAL, 100, BREAKERS).toList();
    }

    private static FleetTable summary() {
        return new FleetTable(
                "summary",
                "1,000 clients, 2 calls a second each: a total outage, and what is wrongly rejected in three others",
                List.of(
                        Column.SHARING,
                        Column.EACH,
                        Column.LATE,
                        Column.RECOVERED,
                        Column.WRONG.in(Outage.SHARD, Traffic.NORMAL),
                        Column.WRONG.in(Outage.BROWNOUT, Traffic.NORMAL),
                        Column.WRONG.in(Outage.BAD_CLIENT, Traffic.NORMAL),
                        Column.MESSAGES,
                        Column.ADDED),
                rows(Outage.TOTAL, Traffic.NORMAL, 1_000, BREAKERS).toList());
    }

    private static FleetTable breakers(String id, Outage outage, Traffic traffic, int[] sizes) {
        var sharings = outage == Outage.TOTAL ? Sharing.values() : BREAKERS;
        return new FleetTable(
                id,
                outage.description + ".\n" + traffic.description + ".",
                List.of(
                        Column.SHARING,
                        Column.CLIENTS,
                        Column.DETECTED,
                        Column.FUTILE,
                        Column.EACH,
                        Column.LATE,
                        Column.WRONG,
                        Column.FIRST_SECOND,
                        Column.RECOVERED,
                        Column.MESSAGES,
                        Column.ADDED),
                IntStream.of(sizes)
                        .boxed()
                        .flatMap(clients -> rows(outage, traffic, clients, sharings))
                        .toList());
    }

    private static Stream<FleetScenario> rows(Outage outage, Traffic traffic, int clients, Sharing... sharings) {
        return Arrays.stream(sharings).map(sharing -> new FleetScenario(outage, traffic, clients, sharing));
    }

    private static FleetTable links() {
        var rows = Stream.of(Sharing.QUORUM, Sharing.SHARED_STATE, Sharing.SHARED_COUNTS)
                .flatMap(sharing -> Stream.concat(
                        Stream.of(Link.Quality.NEAR, Link.Quality.USUAL, Link.Quality.POOR)
                                .map(quality -> linked(sharing, quality, false)),
                        Stream.of(linked(sharing, Link.Quality.USUAL, true))))
                .toList();
        return new FleetTable(
                "links",
                "The dependency is down. 100 clients, 2 calls a second each, and links of several qualities.",
                List.of(
                        Column.SHARING,
                        Column.LINK,
                        Column.DETECTED,
                        Column.FUTILE,
                        Column.LATE,
                        Column.FIRST_SECOND,
                        Column.RECOVERED,
                        Column.MESSAGES,
                        Column.ADDED),
                rows);
    }

    private static FleetScenario linked(Sharing sharing, Link.Quality quality, boolean isDown) {
        return new FleetScenario(Outage.TOTAL, Traffic.NORMAL, 100, sharing, Budget.LOCAL, quality, isDown);
    }

    private static FleetTable budgets() {
        var rows = Stream.of(
                        budgets(Outage.TOTAL, SMALLER_SIZES),
                        budgets(Outage.BROWNOUT, SMALLER_SIZES),
                        budgets(Outage.BAD_CLIENT, SIZES))
                .flatMap(each -> each)
                .toList();
        return new FleetTable(
                "budgets",
                "Retry budgets, without a breaker. 2 calls a second each.",
                List.of(
                        Column.OUTAGE,
                        Column.CLIENTS,
                        Column.BUDGET,
                        Column.LOAD,
                        Column.SERVED,
                        Column.FUTILE,
                        Column.MESSAGES,
                        Column.ADDED),
                rows);
    }

    private static Stream<FleetScenario> budgets(Outage outage, int... sizes) {
        return IntStream.of(sizes)
                .boxed()
                .flatMap(clients -> Arrays.stream(Budget.values())
                        .map(budget -> new FleetScenario(
                                outage,
                                Traffic.NORMAL,
                                clients,
                                Sharing.NO_BREAKER,
                                budget,
                                Link.Quality.USUAL,
                                false)));
    }
}
