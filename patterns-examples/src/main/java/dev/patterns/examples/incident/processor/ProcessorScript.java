package dev.patterns.examples.incident.processor;

import dev.patterns.examples.incident.plan.Chances;
import dev.patterns.examples.incident.plan.Deck;
import dev.patterns.examples.incident.plan.Figures;
import dev.patterns.examples.incident.plan.Load;
import dev.patterns.examples.incident.plan.Share;
import dev.patterns.examples.incident.processor.Behaviour.Fate;
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
    private final boolean troubled;
    private final RandomGenerator latencies;
    private final Deck transientErrors;
    private final Deck hangs;
    private final Deck stallHangs;
    private final Deck resets;
    private final Deck capturedBeforeReset;
    private final Deck voidErrors;
    private final List<Duration> stalls = new ArrayList<>();

    private ProcessorScript(long seed, String name, Duration median, boolean troubled, Duration act) {
        this.median = median;
        this.troubled = troubled;
        latencies = Chances.stream(seed, name + " latencies");
        transientErrors = new Deck(Figures.TRANSIENT_ERRORS, Chances.stream(seed, name + " transient errors"));
        hangs = new Deck(Figures.HANGS, Chances.stream(seed, name + " hangs"));
        stallHangs = new Deck(Figures.STALL_HANGS, Chances.stream(seed, name + " stall hangs"));
        resets = new Deck(Figures.RESETS, Chances.stream(seed, name + " resets"));
        capturedBeforeReset = new Deck(new Share(1, 2), Chances.stream(seed, name + " captured before reset"));
        voidErrors = new Deck(Figures.TRANSIENT_ERRORS, Chances.stream(seed, name + " void errors"));
        if (troubled) {
            var jitter = Chances.stream(seed, name + " stalls");
            for (var at = Figures.FIRST_STALL; at.compareTo(act) < 0; at = at.plus(Figures.STALL_EVERY)) {
                var by = (long) ((2 * jitter.nextDouble() - 1) * Figures.STALL_JITTER.toNanos());
                stalls.add(at.plusNanos(by));
            }
        }
    }

    /** The processor that everybody pays with. */
    public static ProcessorScript primary(Load load, boolean troubled) {
        return new ProcessorScript(load.seed(), "primary", Figures.PRIMARY_LATENCY, troubled, load.duration());
    }

    /** The other one: a little slower, and well. */
    public static ProcessorScript backup(Load load) {
        return new ProcessorScript(load.seed(), "backup", Figures.BACKUP_LATENCY, false, load.duration());
    }

    /** What becomes of a charge that arrives at that time of the story. */
    public synchronized Behaviour charge(Duration at) {
        var latency = latency();
        if (transientErrors.draw()) {
            return new Behaviour(latency, Fate.UNAVAILABLE);
        }
        if (!troubled) {
            return new Behaviour(latency, Fate.ANSWERED);
        }
        var hangs = this.hangs.draw();
        var reset = resets.draw();
        if (hangs || stalling(at) && stallHangs.draw()) {
            return new Behaviour(Figures.HANG, Fate.ANSWERED);
        } else if (reset) {
            return new Behaviour(latency, capturedBeforeReset.draw() ? Fate.ANSWER_LOST : Fate.REQUEST_LOST);
        }
        return new Behaviour(latency, Fate.ANSWERED);
    }

    /** What becomes of a void. Processors answer those from elsewhere: they don't hang with the charges. */
    public synchronized Behaviour voidCharge() {
        return new Behaviour(latency(), voidErrors.draw() ? Fate.UNAVAILABLE : Fate.ANSWERED);
    }

    /** When the stalls begin. */
    public List<Duration> stalls() {
        return List.copyOf(stalls);
    }

    private boolean stalling(Duration at) {
        return stalls.stream()
                .anyMatch(begin -> at.compareTo(begin) >= 0 && at.minus(begin).compareTo(Figures.STALL_LENGTH) < 0);
    }

    private Duration latency() {
        return Duration.ofNanos((long) (median.toNanos() * Chances.longTailed(latencies, Figures.LATENCY_SIGMA)));
    }
}
