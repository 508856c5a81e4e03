package dev.patterns.examples.behaviour.bulkhead;

import dev.patterns.Time;
import dev.patterns.examples.behaviour.Texts;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A call on a thread of its own that lasts until the scenario ends it. */
final class HeldCall {

    private static final long LONG = 1_000_000_000_000L;

    private final Time time;
    private final CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
    private volatile @Nullable Thread caller;
    private volatile boolean mayEnd;

    HeldCall(Time time) {
        this.time = time;
    }

    /** The call's action. */
    String holdUntilEnd() {
        caller = Thread.currentThread();
        while (!mayEnd) {
            time.parkNanos(this, LONG);
        }
        return "answer";
    }

    void hasResult(@Nullable Object resultOrFailure) {
        result.complete(resultOrFailure);
    }

    /** It has its permit, and may have ended. */
    boolean hasBegun() {
        return caller != null;
    }

    boolean isDone() {
        return result.isDone();
    }

    /** "answer", "rejected", another failure, or "still waiting". */
    String seen() {
        if (result.isDone()) {
            return Texts.ofResult(result.join());
        }
        return hasBegun() ? "in progress" : "still waiting";
    }

    boolean isRejected() {
        return seen().equals("rejected");
    }

    void end() {
        mayEnd = true;
        var thread = caller;
        if (thread != null) {
            time.unpark(thread);
        }
    }
}
