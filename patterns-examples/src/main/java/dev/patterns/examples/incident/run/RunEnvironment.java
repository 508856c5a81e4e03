package dev.patterns.examples.incident.run;

import dev.patterns.examples.incident.payment.AttemptStatus;
import dev.patterns.examples.incident.processor.ScriptedProcessor;
import dev.patterns.examples.incident.tiers.ServiceEnvironment;
import java.util.List;
import java.util.Map;

/** Where an act is played: it has the clock, the threads, the database and the processors. */
public interface RunEnvironment extends ServiceEnvironment, AutoCloseable {

    /** "real" or "simulated". */
    String mode();

    /** Sets the stage: an empty table, and these two behind the processors' doors. The story's clock starts now. */
    void begin(ScriptedProcessor primary, ScriptedProcessor backup);

    /** The act is over, and with it the process that played it: what it has left open is closed. */
    default void end() {}

    /**
     * Starts a client on a thread of its own when its time on the clock has come. Until then the caller may have to wait; so
     * clients are spawned in the order of their times.
     */
    void spawn(String name, long due, Runnable client);

    /** What the database says of each payment: the status of its rows. */
    Map<Integer, List<AttemptStatus>> attemptStatuses();

    @Override
    void close();
}
