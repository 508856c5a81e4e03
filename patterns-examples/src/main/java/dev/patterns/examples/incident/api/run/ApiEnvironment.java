package dev.patterns.examples.incident.api.run;

import dev.patterns.examples.incident.api.plan.PriceScript;
import dev.patterns.examples.incident.api.tiers.ShopEnvironment;

/** What an act runs in, real or simulated: a clock, threads, a database and a price service. */
public interface ApiEnvironment extends ShopEnvironment, AutoCloseable {

    /** Prepares the database for an act: drops or creates its indexes and empties what the act before has written. */
    void prepare(boolean indexed);

    /** The price service answers with this script; its time starts now. */
    void begin(PriceScript prices);

    /** Calls that the price service has received since {@link #begin}. */
    int priceCalls();

    /** Ends an act: closes connections that are left open. */
    default void end() {}

    /**
     * Starts a client on its own thread at that clock time. This method may block until then, so clients have to be
     * spawned in the order of their start times.
     */
    void spawn(String name, long due, Runnable client);

    @Override
    void close();
}
