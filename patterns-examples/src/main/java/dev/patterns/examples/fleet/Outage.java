package dev.patterns.examples.fleet;

/** What goes wrong, for some of the time. */
enum Outage {
    TOTAL("total", "The dependency is down: each call hangs until its caller gives it up after 1 s"),
    SHARD("shard", "One shard of five is down; each client has its data on one shard"),
    BROWNOUT("brownout", "Brownout: 40 % of all calls fail, which is less than the breakers' threshold"),
    BAD_CLIENT("bad client", "The dependency is well, and one client fails: none of its calls gets through"),
    HOT_CLIENT(
            "hot client",
            "The dependency is well; one client fails, and makes twice as many calls as all others together");

    /** The number of the client with a fault of its own. */
    static final int BAD = 0;

    private static final int SHARDS = 5;
    private static final double BROWNOUT_FAILING = 0.4;

    final String label;
    final String description;

    Outage(String label, String description) {
        this.label = label;
        this.description = description;
    }

    /** The share of the client's calls that fail. */
    double failing(int client) {
        return switch (this) {
            case TOTAL -> 1;
            case SHARD -> client % SHARDS == 0 ? 1 : 0;
            case BROWNOUT -> BROWNOUT_FAILING;
            case BAD_CLIENT, HOT_CLIENT -> client == BAD ? 1 : 0;
        };
    }

    /** Whether a call that fails hangs first. The others fail as fast as calls succeed. */
    boolean hangs() {
        return this == TOTAL || this == SHARD;
    }
}
