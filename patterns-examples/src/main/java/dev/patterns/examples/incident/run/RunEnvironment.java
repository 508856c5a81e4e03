package dev.patterns.examples.incident.run;

import dev.patterns.examples.incident.payment.AttemptStatus;
import dev.patterns.examples.incident.processor.ScriptedProcessor;
import dev.patterns.examples.incident.tiers.ServiceEnvironment;
import java.util.List;
import java.util.Map;

/** What an act runs in, real or simulated: a clock, threads, a database and two processors. */
public interface RunEnvironment extends ServiceEnvironment, AutoCloseable {

    /** "real" or "simulated". */
    String mode();

    /** Prepares an act: empties the table and has the processors answer as these two. Their story time starts now. */
    void begin(ScriptedProcessor primary, ScriptedProcessor backup);

    /** Ends an act: closes connections that the service has leaked, as the end of its process would. */
    default void end() {}

    /**
     * Starts a client on its own thread at that clock time. This method may block until then, so clients have to be
     * spawned in the order of their start times.
     */
    void spawn(String name, long due, Runnable client);

    /** Per payment, the statuses of its rows in the database. */
    Map<Integer, List<AttemptStatus>> attemptStatuses();

    @Override
    void close();
}
