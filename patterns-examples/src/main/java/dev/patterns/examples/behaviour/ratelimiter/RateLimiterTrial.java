package dev.patterns.examples.behaviour.ratelimiter;

import dev.patterns.Time;
import dev.patterns.examples.behaviour.Contender;
import dev.patterns.examples.behaviour.Texts;
import dev.patterns.examples.behaviour.Trial;
import dev.patterns.examples.behaviour.TrialSetup;
import dev.patterns.examples.contenders.ratelimiter.RateLimiterAdapter;
import dev.patterns.examples.contenders.ratelimiter.RateLimiterContender;
import dev.patterns.examples.contenders.ratelimiter.RateLimiterSettings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A run on one rate limiter. */
public final class RateLimiterTrial extends Trial {

    private final Opener opener;
    private final AtomicInteger begun = new AtomicInteger();

    /** Makes a contender's rate limiter. */
    @FunctionalInterface
    public interface Opener {
        RateLimiterAdapter open(RateLimiterSettings settings, Time time);
    }

    public RateLimiterTrial(TrialSetup setup, Opener opener) {
        super(setup);
        this.opener = opener;
    }

    static Contender<RateLimiterTrial> of(RateLimiterContender contender) {
        return new Contender<>(
                contender.name(),
                contender.runsInSimulatedTime(),
                contender::settingFor,
                setup -> new RateLimiterTrial(setup, contender::open));
    }

    /** So many calls in so many of the scenario's seconds, and no call waits. */
    RateLimiterAdapter open(int permits, double period) {
        return open(permits, period, 0);
    }

    RateLimiterAdapter open(int permits, double period, double maxWait) {
        return opener.open(
                new RateLimiterSettings("quotes", permits, seconds(period), seconds(maxWait), remedy()), time().time());
    }

    /** One call in 100 seconds, and that one has begun: the next permit is free in 100. */
    RateLimiterAdapter openUsed(double maxWait) {
        var limiter = open(1, 100, maxWait);
        say("the first call: %s", Texts.ofResult(resultOrFailure(() -> limiter.call(() -> "begins"))));
        return limiter;
    }

    /** Takes permits until none is free. */
    int takeAll(RateLimiterAdapter limiter) {
        int taken = 0;
        while (limiter.tryAcquire(1)) {
            taken++;
        }
        say("%d permits are taken", taken);
        return taken;
    }

    /** A call on a thread of its own. */
    CompletableFuture<@Nullable Object> startCall(RateLimiterAdapter limiter) {
        var ended = new CompletableFuture<@Nullable Object>();
        time().start(() -> ended.complete(resultOrFailure(() -> limiter.call(this::answer))));
        return ended;
    }

    /** What a call does. */
    String answer() {
        begun.incrementAndGet();
        say("a call begins");
        return "answer";
    }

    int begun() {
        return begun.get();
    }

    /**
     * The future of an asynchronous call that has to wait. It is asked for on a thread of its own, which it must not
     * block.
     *
     * @return null if the thread is still blocked after ten of the scenario's seconds
     */
    @Nullable
    CompletableFuture<String> startAsync(RateLimiterAdapter limiter) {
        var returned = new CompletableFuture<CompletableFuture<String>>();
        Supplier<CompletableFuture<String>> action = () -> CompletableFuture.completedFuture(answer());
        time().start(() -> returned.complete(limiter.callAsync(action)));
        advance(10);
        say("callAsync %s", returned.isDone() ? "has returned" : "blocks its caller");
        return returned.isDone() ? returned.join() : null;
    }
}
