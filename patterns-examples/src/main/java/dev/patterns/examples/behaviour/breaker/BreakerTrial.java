package dev.patterns.examples.behaviour.breaker;

import dev.patterns.CallRejectedException;
import dev.patterns.Time;
import dev.patterns.examples.behaviour.Contender;
import dev.patterns.examples.behaviour.Trial;
import dev.patterns.examples.behaviour.TrialSetup;
import dev.patterns.examples.contenders.Failures;
import dev.patterns.examples.contenders.TimeBackedClock;
import dev.patterns.examples.contenders.breaker.BreakerAdapter;
import dev.patterns.examples.contenders.breaker.BreakerContender;
import dev.patterns.examples.contenders.breaker.BreakerSettings;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** A run on one breaker. */
public final class BreakerTrial extends Trial {

    private final Opener opener;

    /** Makes a contender's breaker. */
    @FunctionalInterface
    public interface Opener {
        BreakerAdapter open(BreakerSettings settings, Time time);
    }

    public BreakerTrial(TrialSetup setup, Opener opener) {
        super(setup);
        this.opener = opener;
    }

    static Contender<BreakerTrial> of(BreakerContender contender) {
        return new Contender<>(
                contender.name(),
                contender.runsInSimulatedTime(),
                contender::settingFor,
                setup -> new BreakerTrial(setup, contender::open));
    }

    /** A breaker that five failures in a row open for 60 s. One probe then decides. */
    public BreakerAdapter open() {
        return open(settings -> settings);
    }

    /** The same with other settings. */
    public BreakerAdapter open(UnaryOperator<BreakerSettings> change) {
        return open(change, time().time());
    }

    /** The same with another time. */
    BreakerAdapter open(UnaryOperator<BreakerSettings> change, Time time) {
        var settings = BreakerSettings.of("quotes").openFor(seconds(60));
        for (var remedy : remedy().stream().toList()) {
            settings = settings.remedy(remedy);
        }
        return opener.open(change.apply(settings), time);
    }

    /** So many calls that fail. */
    public void fail(BreakerAdapter breaker, int times) {
        for (int i = 0; i < times; i++) {
            resultOrFailure(() -> breaker.call(() -> {
                throw new IOException("no answer");
            }));
        }
        say("%d calls fail: %s", times, breaker.state());
    }

    /** So many calls that throw this. */
    public void failWith(BreakerAdapter breaker, int times, Throwable failure) {
        for (int i = 0; i < times; i++) {
            resultOrFailure(() -> breaker.call(() -> {
                throw Failures.<Exception>rethrow(failure);
            }));
        }
        say("%d calls throw %s: %s", times, failure.getClass().getSimpleName(), breaker.state());
    }

    /** So many calls that succeed. */
    public void succeed(BreakerAdapter breaker, int times) {
        for (int i = 0; i < times; i++) {
            resultOrFailure(() -> breaker.call(() -> "quote"));
        }
        say("%d calls succeed: %s", times, breaker.state());
    }

    /** A wall clock that the scenario can set. It goes with the time of the run. */
    public SteppedClock wallClock() {
        return new SteppedClock(TimeBackedClock.of(time().time()));
    }

    /** A call that succeeds if it is admitted. */
    public boolean isRejected(BreakerAdapter breaker) {
        var result = resultOrFailure(() -> breaker.call(() -> "quote"));
        boolean rejected = result instanceof CallRejectedException;
        say("a call is %s: %s", rejected ? "rejected" : "admitted", breaker.state());
        return rejected;
    }

    /** Five failures open it, its 60 s pass, and the next call is a probe. */
    public void openAndWait(BreakerAdapter breaker) {
        fail(breaker, 5);
        waitUntilProbesAreDue();
    }

    /** Lets the open breaker's 60 s pass, and one more. */
    public void waitUntilProbesAreDue() {
        advance(61);
        say("61 s pass");
    }

    /** Starts an asynchronous call. It is in flight, or rejected, when this returns. */
    public PendingCall begin(BreakerAdapter breaker, String name) {
        var answer = new CompletableFuture<String>();
        var call = new PendingCall(this, breaker, name, answer, breaker.callAsync(() -> answer));
        advance(1); // some contenders start the call on another thread
        say("the %s %s: %s", name, call.isRejected() ? "is rejected" : "begins", breaker.state());
        return call;
    }
}
