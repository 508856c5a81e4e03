package dev.patterns.examples.behaviour.timeout;

import dev.patterns.Time;
import dev.patterns.examples.behaviour.Contender;
import dev.patterns.examples.behaviour.Trial;
import dev.patterns.examples.behaviour.TrialSetup;
import dev.patterns.examples.contenders.timeout.TimeoutAdapter;
import dev.patterns.examples.contenders.timeout.TimeoutContender;
import dev.patterns.examples.contenders.timeout.TimeoutSettings;

/** A run on one timeout. */
public final class TimeoutTrial extends Trial {

    private final Opener opener;

    /** Makes a contender's timeout. */
    @FunctionalInterface
    public interface Opener {
        TimeoutAdapter open(TimeoutSettings settings, Time time);
    }

    public TimeoutTrial(TrialSetup setup, Opener opener) {
        super(setup);
        this.opener = opener;
    }

    static Contender<TimeoutTrial> of(TimeoutContender contender) {
        return new Contender<>(
                contender.name(),
                contender.runsInSimulatedTime(),
                contender::settingFor,
                setup -> new TimeoutTrial(setup, contender::open));
    }

    /** A timeout of so many of the scenario's seconds. */
    public TimeoutAdapter open(double limit) {
        return open("quotes", limit);
    }

    public TimeoutAdapter open(String name, double limit) {
        return opener.open(new TimeoutSettings(name, seconds(limit), remedy()), time().time());
    }
}
