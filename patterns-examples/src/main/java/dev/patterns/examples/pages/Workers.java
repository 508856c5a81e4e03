package dev.patterns.examples.pages;

import dev.patterns.examples.pages.engine.Dot;
import dev.patterns.examples.pages.engine.Gauge;
import dev.patterns.examples.pages.engine.Look;
import dev.patterns.examples.pages.engine.Place;
import dev.patterns.examples.pages.engine.Play;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A service with so many workers, and a queue before them. So it answers in a constant time until all workers have
 * something to do; with more calls its latency grows, and its throughput doesn't.
 */
final class Workers {

    /** The latency that is drawn is the mean of so many calls. */
    private static final int LATENCIES = 20;

    private final Play play;
    private final Duration work;
    private final Duration way;
    private final Gauge latency;
    private final LastSecond answered;
    private final Deque<Long> latencies = new ArrayDeque<>();
    private final Deque<Thread> queue = new ArrayDeque<>();
    private int idle;

    /** @param way how long a call takes to the service, and back again */
    Workers(Play play, int workers, Duration work, Duration way) {
        this.play = play;
        this.work = work;
        this.way = way;
        this.idle = workers;
        this.answered = new LastSecond(play, "calls answered in the last second");
        this.latency = play.gauge("latency of the service, in milliseconds");
        latency.set(0);
    }

    /** Adds workers, or takes some away; they end their calls first. */
    Workers add(Duration at, int workers) {
        play.time()
                .schedule(
                        () -> {
                            idle += workers;
                            while (idle > 0 && !queue.isEmpty()) {
                                wakeNext();
                            }
                        },
                        at);
        return this;
    }

    /** @param dot the call's; null if the call is not drawn */
    void call(@Nullable Dot dot) throws InterruptedException {
        if (dot == null) {
            play.time().sleep(way);
            serve();
            play.time().sleep(way);
        } else {
            int home = dot.row();
            dot.move(Place.SERVICE);
            serve();
            dot.look(Look.ANSWER);
            dot.move(Place.PATTERN, home);
        }
    }

    private void serve() throws InterruptedException {
        long since = play.millis();
        if (idle > 0) {
            idle--;
        } else {
            queue.add(Thread.currentThread());
            while (queue.contains(Thread.currentThread())) {
                play.time().parkNanos(this, Duration.ofSeconds(60).toNanos());
            }
        }
        play.time().sleep(work);
        idle++;
        if (idle > 0 && !queue.isEmpty()) {
            wakeNext();
        }
        answered(play.millis() - since);
    }

    private void wakeNext() {
        idle--;
        play.time().unpark(queue.remove());
    }

    private void answered(long millis) {
        answered.count();
        latencies.add(millis);
        if (latencies.size() > LATENCIES) {
            latencies.remove();
        }
        latency.set(
                (int) latencies.stream().mapToLong(Long::longValue).average().orElse(0));
    }
}
