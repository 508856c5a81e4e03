package dev.patterns.examples.incident.processor;

import dev.patterns.examples.incident.plan.Fraction;
import dev.patterns.examples.incident.plan.IncidentDefaults;
import dev.patterns.examples.incident.plan.IncidentSpan;
import dev.patterns.examples.incident.plan.Seeds;
import dev.patterns.examples.incident.plan.ShuffledOutcomes;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.processor.ScriptedCall.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Decides, call by call, how a processor behaves. The same seed gives the same decisions. Thread-safe.
 *
 * <p>In the incident the primary's calls hang in two ways: a few calls at any time, and most calls during a stall. A
 * stall lasts a few seconds; stalls repeat at a jittered interval.
 */
public final class ProcessorScript {

    private final Duration median;
    private final boolean failing;
    private final IncidentSpan incident;
    private final RandomGenerator latencies;
    private final ShuffledOutcomes transientErrors;
    private final ShuffledOutcomes hangs;
    private final ShuffledOutcomes stallHangs;
    private final ShuffledOutcomes resets;
    private final ShuffledOutcomes capturedBeforeReset;
    private final ShuffledOutcomes voidErrors;
    private final List<Duration> stalls = new ArrayList<>();

    private ProcessorScript(Workload workload, String name, Duration median, boolean failing) {
        var seed = workload.seed();
        this.median = median;
        this.failing = failing;
        this.incident = workload.incident();
        latencies = Seeds.random(seed, name + " latencies");
        transientErrors =
                new ShuffledOutcomes(IncidentDefaults.TRANSIENT_ERRORS, Seeds.random(seed, name + " transient errors"));
        hangs = new ShuffledOutcomes(IncidentDefaults.HANGS, Seeds.random(seed, name + " hangs"));
        stallHangs = new ShuffledOutcomes(IncidentDefaults.STALL_HANGS, Seeds.random(seed, name + " stall hangs"));
        resets = new ShuffledOutcomes(IncidentDefaults.RESETS, Seeds.random(seed, name + " resets"));
        capturedBeforeReset =
                new ShuffledOutcomes(new Fraction(1, 2), Seeds.random(seed, name + " captured before reset"));
        voidErrors = new ShuffledOutcomes(IncidentDefaults.TRANSIENT_ERRORS, Seeds.random(seed, name + " void errors"));
        if (failing) {
            var jitter = Seeds.random(seed, name + " stalls");
            for (var at = incident.from().plus(IncidentDefaults.FIRST_STALL);
                    at.compareTo(workload.duration()) < 0 && incident.contains(at);
                    at = at.plus(IncidentDefaults.STALL_INTERVAL)) {
                var offset = (long) ((2 * jitter.nextDouble() - 1) * IncidentDefaults.STALL_JITTER.toNanos());
                stalls.add(at.plusNanos(offset));
            }
        }
    }

    /** The processor that the service tries first. */
    public static ProcessorScript primary(Workload workload, boolean failing) {
        return new ProcessorScript(workload, "primary", IncidentDefaults.PRIMARY_LATENCY, failing);
    }

    /** The processor for the failover: a little slower, and never failing as in the incident. */
    public static ProcessorScript backup(Workload workload) {
        return new ProcessorScript(workload, "backup", IncidentDefaults.BACKUP_LATENCY, false);
    }

    /** What happens to the next charge, which arrives at that story time. */
    public synchronized ScriptedCall nextCharge(Duration at) {
        var latency = latency();
        if (transientErrors.next()) {
            return new ScriptedCall(latency, Fault.UNAVAILABLE);
        }
        if (!failing || !incident.contains(at)) {
            return new ScriptedCall(latency, Fault.NONE);
        }
        var hung = hangs.next();
        var reset = resets.next();
        if (hung || isStalled(at) && stallHangs.next()) {
            return new ScriptedCall(IncidentDefaults.HANG_DURATION, Fault.NONE);
        } else if (reset) {
            return new ScriptedCall(latency, capturedBeforeReset.next() ? Fault.RESPONSE_LOST : Fault.REQUEST_LOST);
        }
        return new ScriptedCall(latency, Fault.NONE);
    }

    /** What happens to the next void. Voids do not hang: processors handle them apart from charges. */
    public synchronized ScriptedCall nextVoid() {
        return new ScriptedCall(latency(), voidErrors.next() ? Fault.UNAVAILABLE : Fault.NONE);
    }

    /** The story times at which the stalls begin. */
    public List<Duration> stalls() {
        return List.copyOf(stalls);
    }

    private boolean isStalled(Duration at) {
        return stalls.stream()
                .anyMatch(begin ->
                        at.compareTo(begin) >= 0 && at.minus(begin).compareTo(IncidentDefaults.STALL_DURATION) < 0);
    }

    private Duration latency() {
        return Duration.ofNanos(
                (long) (median.toNanos() * Seeds.logNormalFactor(latencies, IncidentDefaults.LATENCY_SIGMA)));
    }
}
