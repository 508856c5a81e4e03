package dev.patterns.examples.incident.api.run;

import dev.patterns.examples.incident.api.plan.ApiAct;
import dev.patterns.examples.incident.api.plan.ApiFix;
import dev.patterns.examples.incident.api.plan.ApiWorkload;
import dev.patterns.examples.incident.api.tiers.ShopSetupFactory;

/** Runs acts in an environment, one after another. */
public final class ApiActRunner {

    private ApiActRunner() {}

    /** Runs the act until its last request has ended and its last view is written. */
    public static ApiRun run(ApiEnvironment environment, ApiAct act, ApiWorkload workload, ApiProgress progress)
            throws InterruptedException {
        environment.prepare(act.has(ApiFix.INDEX));
        try (var setup = ShopSetupFactory.create(act, environment)) {
            return new ApiActExecution(act, workload, environment, setup, progress).run();
        } finally {
            environment.end();
        }
    }
}
