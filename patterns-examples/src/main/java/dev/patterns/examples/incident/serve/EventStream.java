package dev.patterns.examples.incident.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** The samples of the last minutes, and those to come, as server-sent events. Any number of readers. */
final class EventStream {

    private static final int KEPT = 180;

    private final Deque<String> events = new ArrayDeque<>();
    private long published;
    private boolean closed;

    synchronized void publish(String json) {
        events.addLast(json);
        if (events.size() > KEPT) {
            events.removeFirst();
        }
        published++;
        notifyAll();
    }

    /** Writes the events that are kept, then each new one, until the reader is gone or the stream is closed. */
    void writeTo(OutputStream out) throws IOException, InterruptedException {
        for (long next = firstKept(); ; next++) {
            var json = await(next);
            if (json == null) {
                return;
            }
            out.write(("data: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private synchronized long firstKept() {
        return published - events.size();
    }

    /** The event of this number, or the oldest that is kept if the reader was too slow; null after the end. */
    private synchronized @org.jspecify.annotations.Nullable String await(long number) throws InterruptedException {
        while (number >= published && !closed) {
            wait();
        }
        if (closed) {
            return null;
        }
        var skipped = (int) Math.max(0, number - firstKept());
        return events.stream().skip(skipped).findFirst().orElseThrow();
    }
}
