package dev.patterns.examples.incident.run;

import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.incident.plan.Tier;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.tiers.ServiceSetupFactory;
import dev.patterns.examples.incident.trace.PaymentTracer;
import java.util.Set;

/** Runs acts in an environment, one after another. */
public final class ActRunner {

    private static final int WARM_UP_PAYMENTS = 600;

    private final RunEnvironment environment;
    private final Workload workload;

    public ActRunner(RunEnvironment environment, Workload workload) {
        this.environment = environment;
        this.workload = workload;
    }

    /**
     * Runs a short healthy act and drops its result. The first requests in a JVM load and compile classes, which takes
     * hundreds of milliseconds: longer than the timeouts of the acts. The service in the story has been up for days.
     */
    public void warmUp() {
        var act = new Act("warm-up", Tier.HANDWRITTEN, Set.of(), false);
        new ActRunner(environment, new Workload(workload.seed(), WARM_UP_PAYMENTS, Workload.DEFAULT_RATE))
                .run(act, ProgressListener.NONE);
    }

    /**
     * Runs the act until its last payment and the last call in flight at the processors have ended.
     *
     * @throws java.util.concurrent.CancellationException if the listener has cancelled the act
     */
    public ActRun run(Act act, ProgressListener listener) {
        return run(act, listener, PaymentTracer.OFF);
    }

    /** As {@link #run(Act, ProgressListener)}, and has the tracer follow the payments. */
    public ActRun run(Act act, ProgressListener listener, PaymentTracer tracer) {
        try (var setup = ServiceSetupFactory.create(act, environment)) {
            return new ActExecution(act, workload, environment, setup, listener, tracer).run();
        } finally {
            environment.end();
        }
    }
}
