package dev.patterns.examples.behaviour.bulkhead;

import dev.patterns.CheckedSupplier;
import dev.patterns.Time;
import dev.patterns.examples.behaviour.Contender;
import dev.patterns.examples.behaviour.Trial;
import dev.patterns.examples.behaviour.TrialSetup;
import dev.patterns.examples.contenders.bulkhead.BulkheadAdapter;
import dev.patterns.examples.contenders.bulkhead.BulkheadContender;
import dev.patterns.examples.contenders.bulkhead.BulkheadSettings;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A run on one bulkhead. */
public final class BulkheadTrial extends Trial {

    private final Opener opener;
    private final AtomicInteger begun = new AtomicInteger();

    /** Makes a contender's bulkhead. */
    @FunctionalInterface
    public interface Opener {
        BulkheadAdapter open(BulkheadSettings settings, Time time);
    }

    public BulkheadTrial(TrialSetup setup, Opener opener) {
        super(setup);
        this.opener = opener;
    }

    static Contender<BulkheadTrial> of(BulkheadContender contender) {
        return new Contender<>(
                contender.name(),
                contender.runsInSimulatedTime(),
                contender::settingFor,
                setup -> new BulkheadTrial(setup, contender::open));
    }

    /** So many calls at the same time, and no call waits. */
    BulkheadAdapter open(int limit) {
        return open(limit, 0);
    }

    /** So many calls at the same time; any number of calls wait, each for so many of the scenario's seconds. */
    BulkheadAdapter open(int limit, double maxWait) {
        return open(limit, OptionalInt.empty(), maxWait);
    }

    BulkheadAdapter open(int limit, OptionalInt maxWaiters, double maxWait) {
        var settings = new BulkheadSettings("quotes", limit, maxWaiters, seconds(maxWait), remedy());
        return opener.open(settings, time().time());
    }

    /**
     * A call that lasts until the scenario ends it, or the run ends. When this returns, it has begun, waits, or is
     * rejected.
     */
    HeldCall hold(BulkheadAdapter bulkhead) {
        var call = new HeldCall(time().time());
        closeAtEnd(call::end);
        time().start(() -> call.hasResult(resultOrFailure(() -> bulkhead.call(call::holdUntilEnd))));
        for (int i = 0; i < 100 && !call.hasBegun() && !call.isDone(); i++) {
            advance(1);
        }
        say("a call is made: %s", call.seen());
        return call;
    }

    /** Ends the call, and lets the next one begin. */
    void end(HeldCall call) {
        call.end();
        for (int i = 0; i < 100 && !call.isDone(); i++) {
            advance(1);
        }
        advance(3);
        say("a call has ended: %s", call.seen());
    }

    /** A short call, on a thread of its own. */
    CompletableFuture<@Nullable Object> startCall(BulkheadAdapter bulkhead) {
        return start(() -> bulkhead.call(this::answer));
    }

    /** Runs it on a thread of its own. */
    CompletableFuture<@Nullable Object> start(CheckedSupplier<?, ?> action) {
        var ended = new CompletableFuture<@Nullable Object>();
        time().start(() -> ended.complete(resultOrFailure(action)));
        return ended;
    }

    /** For a started thread: does nothing for so many of the scenario's seconds. */
    String pause(double seconds) {
        var machine = time().time();
        long nanos = seconds(seconds).toNanos();
        long start = machine.nanoTime();
        for (long left = nanos; left > 0; left = nanos - (machine.nanoTime() - start)) {
            machine.parkNanos(this, left);
        }
        return "answer";
    }

    /** What a short call does. */
    String answer() {
        begun.incrementAndGet();
        say("a short call begins");
        return "answer";
    }

    /** How many short calls were made. */
    int begun() {
        return begun.get();
    }

    /** What a short call on a thread of its own ends with, or "not done". */
    @Nullable
    Object nextCall(BulkheadAdapter bulkhead) {
        return resultOrFailure(startCall(bulkhead));
    }

    /**
     * The future of an asynchronous call. It is asked for on a thread of its own, which it must not block.
     *
     * @return null if the thread is still blocked after ten of the scenario's seconds
     */
    @Nullable
    CompletableFuture<String> startAsync(BulkheadAdapter bulkhead, Supplier<? extends CompletionStage<String>> action) {
        var returned = new CompletableFuture<CompletableFuture<String>>();
        time().start(() -> returned.complete(bulkhead.callAsync(action)));
        advance(10);
        say("callAsync %s", returned.isDone() ? "has returned" : "blocks its caller");
        return returned.isDone() ? returned.join() : null;
    }
}
