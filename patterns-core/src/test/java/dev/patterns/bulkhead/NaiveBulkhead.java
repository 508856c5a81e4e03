package dev.patterns.bulkhead;

import java.util.ArrayList;
import java.util.List;

/**
 * What a bulkhead does, written down as simply as possible: two lists, and one thread. The first that waits gets a
 * permit as soon as there is one.
 */
final class NaiveBulkhead {

    /** A call, and what became of it. */
    static final class Call {
        private final long waitsUntil;
        String state = "rejected";

        Call(long waitsUntil) {
            this.waitsUntil = waitsUntil;
        }
    }

    int limit;
    int maxWaiters;
    final List<Call> active = new ArrayList<>();
    final List<Call> waiting = new ArrayList<>();

    NaiveBulkhead(int limit, int maxWaiters) {
        this.limit = limit;
        this.maxWaiters = maxWaiters;
    }

    Call begin(long waitsUntil) {
        var call = new Call(waitsUntil);
        if (active.size() < limit) {
            activate(call);
        } else if (waiting.size() < maxWaiters) {
            call.state = "waiting";
            waiting.add(call);
        }
        return call;
    }

    void end(Call call) {
        active.remove(call);
        call.state = "ended";
        activateWaiting();
    }

    void stopWaiting(Call call) {
        waiting.remove(call);
        call.state = "rejected";
    }

    void limit(int limit) {
        this.limit = limit;
        activateWaiting();
    }

    void timePasses(long now) {
        List.copyOf(waiting).stream().filter(call -> now >= call.waitsUntil).forEach(this::stopWaiting);
    }

    private void activateWaiting() {
        while (active.size() < limit && !waiting.isEmpty()) {
            activate(waiting.remove(0));
        }
    }

    private void activate(Call call) {
        call.state = "active";
        active.add(call);
    }
}
