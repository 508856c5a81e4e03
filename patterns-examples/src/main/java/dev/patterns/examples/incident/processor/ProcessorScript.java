package dev.patterns.examples.incident.processor;

import dev.patterns.examples.incident.plan.Fraction;
import dev.patterns.examples.incident.plan.IncidentDefaults;
import dev.patterns.examples.incident.plan.Seeds;
import dev.patterns.examples.incident.plan.ShuffledOutcomes;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.processor.ScriptedCall.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How a processor behaves, call by call: drawn from the seed, and from nothing else.
 *
 * <p>In the incident the primary's calls hang in two ways: a few by themselves at any time, and most of them while it
 * stalls, for a few seconds every so often. Any number of threads may ask.
 */
public final class ProcessorScript {

    private final Duration median;
    private final boolean failing;
    private final RandomGenerator latencies;
    private final ShuffledOutcomes transientErrors;
    private final ShuffledOutcomes hangs;
    private final ShuffledOutcomes stallHangs;
    private final ShuffledOutcomes resets;
    private final ShuffledOutcomes capturedBeforeReset;
    private final ShuffledOutcomes voidErrors;
    private final List<Duration> stalls = new ArrayList<>();

    private ProcessorScript(long seed, String name, Duration median, boolean failing, Duration act) {
        this.median = median;
        this.failing = failing;
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
            for (var at = IncidentDefaults.FIRST_STALL;
                    at.compareTo(act) < 0;
                    at = at.plus(IncidentDefaults.STALL_INTERVAL)) {
                var by = (long) ((2 * jitter.nextDouble() - 1) * IncidentDefaults.STALL_JITTER.toNanos());
                stalls.add(at.plusNanos(by));
            }
        }
    }

    /** The processor that everybody pays with. */
    public static ProcessorScript primary(Workload workload, boolean failing) {
        return new ProcessorScript(
                workload.seed(), "primary", IncidentDefaults.PRIMARY_LATENCY, failing, workload.duration());
    }

    /** The other one: a little slower, and well. */
    public static ProcessorScript backup(Workload workload) {
        return new ProcessorScript(
                workload.seed(), "backup", IncidentDefaults.BACKUP_LATENCY, false, workload.duration());
    }

    /** What becomes of a charge that arrives at that time of the story. */
    public synchronized ScriptedCall nextCharge(Duration at) {
        var latency = latency();
        if (transientErrors.next()) {
            return new ScriptedCall(latency, Fault.UNAVAILABLE);
        }
        if (!failing) {
            return new ScriptedCall(latency, Fault.NONE);
        }
        var hangs = this.hangs.next();
        var reset = resets.next();
        if (hangs || stalling(at) && stallHangs.next()) {
            return new ScriptedCall(IncidentDefaults.HANG_DURATION, Fault.NONE);
        } else if (reset) {
            return new ScriptedCall(latency, capturedBeforeReset.next() ? Fault.RESPONSE_LOST : Fault.REQUEST_LOST);
        }
        return new ScriptedCall(latency, Fault.NONE);
    }

    /** What becomes of a void. Processors answer those from elsewhere: they don't hang with the charges. */
    public synchronized ScriptedCall nextVoid() {
        return new ScriptedCall(latency(), voidErrors.next() ? Fault.UNAVAILABLE : Fault.NONE);
    }

    /** When the stalls begin. */
    public List<Duration> stalls() {
        return List.copyOf(stalls);
    }

    private boolean stalling(Duration at) {
        return stalls.stream()
                .anyMatch(begin ->
                        at.compareTo(begin) >= 0 && at.minus(begin).compareTo(IncidentDefaults.STALL_DURATION) < 0);
    }

    private Duration latency() {
        return Duration.ofNanos(
                (long) (median.toNanos() * Seeds.logNormalFactor(latencies, IncidentDefaults.LATENCY_SIGMA)));
    }
}
