package dev.patterns.chaos;

import dev.patterns.Deadline;
import dev.patterns.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One wait of one call: a latency or a hang. The first of several causes ends it. */
final class Pause {

    private final Time time;
    private final CallSite site;
    private final long startedAt;
    private final long limitNanos;
    private final @Nullable String atLimit;
    private final Optional<Deadline> deadline = Deadline.current();
    /** How it ended: null if the call goes on, otherwise why it fails. */
    private final CompletableFuture<@Nullable String> ending = new CompletableFuture<>();

    /** The call goes on after this time. */
    static Pause latency(Duration length, CallSite site, Time time) {
        return new Pause(length.toNanos(), null, site, time);
    }

    /** The call goes on when it is released, and fails at the limit. */
    static Pause hang(Optional<Duration> limit, CallSite site, Time time) {
        long nanos = limit.map(Duration::toNanos).orElse(Long.MAX_VALUE);
        long siteNanos = site.limit() == null ? Long.MAX_VALUE : site.limit().toNanos();
        return new Pause(Math.min(nanos, siteNanos), "hung until its limit", site, time);
    }

    private Pause(long limitNanos, @Nullable String atLimit, CallSite site, Time time) {
        this.time = time;
        this.site = site;
        this.startedAt = time.nanoTime();
        this.limitNanos = limitNanos;
        this.atLimit = atLimit;
    }

    boolean isHang() {
        return atLimit != null;
    }

    boolean isOn(Object connection) {
        return connection.equals(site.connection());
    }

    void end(@Nullable String failure) {
        ending.complete(failure);
    }

    /** Blocks until the end. Returns why the call fails; null if it goes on. */
    @Nullable
    String await() {
        var waiting = Thread.currentThread();
        ending.thenRun(() -> time.unpark(waiting));
        while (!ending.isDone()) {
            endIfOver();
            time.parkNanos(this, nanosLeft());
            if (waiting.isInterrupted()) {
                end("was interrupted while it waited");
            }
        }
        return ending.join();
    }

    /** The end, as a future. */
    CompletableFuture<@Nullable String> start() {
        long left = nanosLeft();
        if (left != Long.MAX_VALUE) {
            var timer = time.schedule(this::endIfOver, Duration.ofNanos(Math.max(0, left)));
            ending.thenRun(timer::cancel);
        }
        return ending;
    }

    private void endIfOver() {
        if (limitNanos - (time.nanoTime() - startedAt) <= 0) {
            end(atLimit);
        } else if (deadline.isPresent() && deadline.get().isOver()) {
            end("waited until its deadline");
        }
    }

    /** {@link Long#MAX_VALUE}: no limit. */
    private long nanosLeft() {
        if (ending.isDone()) {
            return 0;
        }
        long left = limitNanos == Long.MAX_VALUE ? limitNanos : limitNanos - (time.nanoTime() - startedAt);
        return deadline.map(it -> Math.min(left, it.remaining().toNanos())).orElse(left);
    }

    @Override
    public String toString() {
        return isHang() ? "an injected hang" : "an injected latency";
    }
}
