package dev.patterns.examples.fleet;

/**
 * One run, apart from its seed.
 *
 * @param link how good the connection between the clients, or to the store, is
 * @param storeIsDown whether no message arrives during the outage
 */
record FleetScenario(
        Outage outage,
        Traffic traffic,
        int clients,
        Sharing sharing,
        Budget budget,
        Link.Quality link,
        boolean storeIsDown) {

    /** With a retry budget for each client, and the usual link. */
    FleetScenario(Outage outage, Traffic traffic, int clients, Sharing sharing) {
        this(outage, traffic, clients, sharing, Budget.LOCAL, Link.Quality.USUAL, false);
    }

    /** The same fleet in another outage. */
    FleetScenario in(Outage otherOutage, Traffic otherTraffic) {
        return new FleetScenario(otherOutage, otherTraffic, clients, sharing, budget, link, storeIsDown);
    }
}
