package dev.patterns.examples.behaviour.retry;

import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.examples.behaviour.Contender;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import dev.patterns.examples.behaviour.Trial;
import dev.patterns.examples.behaviour.TrialSetup;
import dev.patterns.examples.contenders.retry.RetryAdapter;
import dev.patterns.examples.contenders.retry.RetryContender;
import dev.patterns.examples.contenders.retry.RetrySettings;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** A run on one retry. */
public final class RetryTrial extends Trial {

    private final Opener opener;

    /** Makes a contender's retry. */
    @FunctionalInterface
    public interface Opener {
        RetryAdapter open(RetrySettings settings, Time time, RandomGenerator random);
    }

    public RetryTrial(TrialSetup setup, Opener opener) {
        super(setup);
        this.opener = opener;
    }

    static Contender<RetryTrial> of(RetryContender contender) {
        return new Contender<>(
                contender.name(),
                contender.runsInSimulatedTime(),
                contender::settingFor,
                setup -> new RetryTrial(setup, contender::open));
    }

    /** Four attempts. The waits between them are 0.5 to 1 s, 1 to 2 s and 2 to 4 s. Every exception is retried. */
    public RetryAdapter open() {
        return open(settings -> settings);
    }

    /** The same with other settings. */
    public RetryAdapter open(UnaryOperator<RetrySettings> change) {
        var settings = RetrySettings.of("quotes").delays(seconds(1), seconds(60));
        for (var remedy : remedy().stream().toList()) {
            settings = settings.remedy(remedy);
        }
        return opener.open(change.apply(settings), time().time(), new SplittableRandom(5));
    }

    /** A dependency that fails this many times, then answers. */
    public FlakyDependency failing(int times) {
        return new FlakyDependency(this, times);
    }

    /** A dependency that never answers. */
    public FlakyDependency failing() {
        return failing(Integer.MAX_VALUE);
    }

    /** Makes the call, which is right if it ends with this failure. */
    public Observation endsWith(String failure, CheckedSupplier<?, ?> call) {
        var seen = Texts.ofResult(resultOrFailure(call));
        return Observation.of(seen.equals(failure), "%s", seen);
    }
}
