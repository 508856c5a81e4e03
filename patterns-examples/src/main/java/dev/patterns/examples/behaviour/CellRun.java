package dev.patterns.examples.behaviour;

import dev.patterns.examples.contenders.CannotBeDrivenException;
import dev.patterns.examples.contenders.NotOfferedException;
import dev.patterns.examples.contenders.Remedy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs one case on one contender.
 *
 * <p>A run has a thread of its own, so that one that hangs can be given up. In simulated time it is made once. In real
 * time it is made three times, and what differs between them is reported: a case with too narrow a margin must not
 * decide by majority.
 *
 * <p>Where the contender behaves differently and has a setting for the case's remedy, it runs again with that.
 */
public final class CellRun<T extends Trial> {

    private static final int REAL_RUNS = 3;

    private final Case<T> one;
    private final Contender<T> contender;

    public CellRun(Case<T> one, Contender<T> contender) {
        this.one = one;
        this.contender = contender;
    }

    /** Whether it runs in real time, so that it mostly waits and is disturbed by a busy machine. */
    boolean isReal() {
        return one.realTime()
                || !contender.simulatedTime()
                || one.remedy().flatMap(contender.remedies()).stream().anyMatch(setting -> !setting.simulatedTime());
    }

    /** How long its seconds last: the longer, the longer a run in real time is. */
    Duration second() {
        return one.second();
    }

    boolean isAlone() {
        return one.alone();
    }

    /** Runs it. Never throws for what the contender does; interrupted, it gives up with an IllegalStateException. */
    public CellResult run() {
        var asItComes = repeatedly(Optional.empty(), !one.realTime() && contender.simulatedTime());
        var setting = one.remedy().flatMap(contender.remedies());
        if (asItComes.verdict() != Verdict.DIFFERENT || setting.isEmpty()) {
            return asItComes;
        }
        var remedied = repeatedly(one.remedy(), !one.realTime() && setting.get().simulatedTime());
        if (!asItComes.flickered().isEmpty()) {
            return asItComes;
        }
        return remedied.verdict() == Verdict.RIGHT
                ? remedied.rightWith(setting.get().name(), asItComes)
                : asItComes.flickersWith(setting.get().name(), remedied);
    }

    private CellResult repeatedly(Optional<Remedy> remedy, boolean simulated) {
        var first = once(remedy, simulated);
        if (simulated) {
            return first;
        }
        var others = Stream.generate(() -> once(remedy, false))
                .limit(REAL_RUNS - 1)
                .filter(other ->
                        other.verdict() != first.verdict() || !other.seen().equals(first.seen()))
                .map(other -> other.verdict().text() + " (" + other.seen() + ")")
                .toList();
        return new CellResult(
                first.contender(), first.verdict(), first.seen(), null, first.time(), first.story(), others);
    }

    private CellResult once(Optional<Remedy> remedy, boolean simulated) {
        var begun = new AtomicReference<@Nullable Story>();
        var run = new FutureTask<>(() -> play(remedy, simulated, begun));
        var thread = new Thread(run, one.id() + " on " + contender.name());
        thread.setDaemon(true);
        thread.start();
        try {
            return run.get(one.limit().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException hung) {
            run.cancel(true);
            var seen = "the scenario hung, and was given up after " + Texts.ofSeconds(one.limit());
            @Nullable Story story = begun.get();
            return result(Verdict.DIFFERENT, seen, simulated, story == null ? List.of() : story.steps());
        } catch (ExecutionException failure) {
            throw new IllegalStateException("a run doesn't throw", failure);
        } catch (InterruptedException e) {
            run.cancel(true);
            throw new IllegalStateException("interrupted", e);
        }
    }

    private CellResult play(Optional<Remedy> remedy, boolean simulated, AtomicReference<@Nullable Story> begun) {
        try (CaseTime time = simulated ? new SimulatedCaseTime() : new RealCaseTime(one.second())) {
            var story = new Story(time::elapsed);
            begun.set(story);
            return play(new TrialSetup(time, story, remedy), simulated);
        }
    }

    private CellResult play(TrialSetup setup, boolean simulated) {
        Verdict verdict;
        String seen;
        try (T trial = contender.trial().apply(setup)) {
            var observation = one.scenario().run(trial);
            verdict = observation.right() ? Verdict.RIGHT : Verdict.DIFFERENT;
            seen = observation.seen();
        } catch (NotOfferedException missing) {
            verdict = Verdict.NOT_OFFERED;
            seen = Texts.ofResult(missing.getMessage());
        } catch (CannotBeDrivenException reason) {
            verdict = Verdict.CANNOT_BE_DRIVEN;
            seen = Texts.ofResult(reason.getMessage());
        } catch (Throwable failure) {
            verdict = Verdict.DIFFERENT;
            seen = "the scenario ended with " + Texts.ofFailure(failure);
        }
        return result(verdict, seen, simulated, setup.story().steps());
    }

    private CellResult result(Verdict verdict, String seen, boolean simulated, List<String> story) {
        var time = simulated ? CellResult.SIMULATED : CellResult.REAL;
        return new CellResult(contender.name(), verdict, seen, null, time, story, List.of());
    }
}
