package dev.patterns.examples.differential.retry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The called dependency. Its attempts end as the trace says, in this order over all calls, and succeed after that. */
final class AttemptScript {

    private final List<AttemptEnd> ends;
    private final Supplier<Duration> now;
    private final List<AttemptEnd> made = new ArrayList<>();
    private final List<Duration> startedAt = new ArrayList<>();
    private int next;

    AttemptScript(List<AttemptEnd> ends, Supplier<Duration> now) {
        this.ends = ends;
        this.now = now;
    }

    boolean hasMore() {
        return next < ends.size();
    }

    int position() {
        return next;
    }

    /** Makes one attempt. */
    String attempt() throws Throwable {
        var end = hasMore() ? ends.get(next) : AttemptEnd.SUCCESS;
        next++;
        made.add(end);
        startedAt.add(now.get());
        var failure = end.failure(made.size());
        if (failure != null) {
            throw failure;
        }
        return "value of attempt " + made.size();
    }

    RetriedCall endCall(String outcome) {
        var delays = new ArrayList<Duration>();
        for (int i = 1; i < startedAt.size(); i++) {
            delays.add(startedAt.get(i).minus(startedAt.get(i - 1)));
        }
        var call = new RetriedCall(List.copyOf(made), delays, outcome);
        made.clear();
        startedAt.clear();
        return call;
    }
}
