package dev.patterns.examples.incident.simulated;

import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.incident.plan.Fix;
import dev.patterns.examples.incident.plan.IncidentSpan;
import dev.patterns.examples.incident.plan.Tier;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.result.ActResult;
import dev.patterns.examples.incident.result.OutageResult;
import dev.patterns.examples.incident.simulated.SimulationRunner.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * An outage that ends: 2 minutes healthy, 5 minutes in which the primary processor misbehaves, 5 minutes healthy. It
 * shows how soon the service without fixes, with each fix alone, and with the fixes of the story recovers.
 */
public final class Outage {

    public static final IncidentSpan SPAN = new IncidentSpan(Duration.ofMinutes(2), Duration.ofMinutes(7));
    private static final Duration END = Duration.ofMinutes(12);

    private Outage() {}

    /** No fix, each fix alone with the tier's patterns, and the fixes of the story in every tier. */
    public static List<Act> acts(Tier tier) {
        var acts = new ArrayList<Act>();
        acts.add(Act.incidentWith(tier, Set.of()));
        for (var fix : Fix.values()) {
            acts.add(Act.incidentWith(tier, Set.of(fix)));
        }
        Act.ALL.stream().filter(act -> act.has(Fix.TIMEOUT)).forEach(acts::add);
        return acts;
    }

    public static List<OutageResult> run(List<Act> acts, long seed, Consumer<ActResult> ended)
            throws InterruptedException {
        var payments = (int) (END.toSeconds() * Workload.DEFAULT_RATE);
        var workload = new Workload(seed, payments, Workload.DEFAULT_RATE, SPAN);
        var jobs = acts.stream().map(act -> new Job(act, workload)).toList();
        return SimulationRunner.runAll(jobs, ended).stream()
                .map(it -> new OutageResult(label(it), it.tier(), it.fixes(), it.serviceLevel()))
                .toList();
    }

    private static String label(ActResult result) {
        return switch (result.fixes().size()) {
            case 0 -> "no fix";
            case 1 -> result.fixes().get(0);
            default -> "the story's fixes, " + result.tier();
        };
    }
}
