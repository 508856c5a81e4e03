package dev.patterns.examples.shared;

import dev.patterns.examples.contenders.shared.SharedBucket;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;

/** A shared bucket whose store does not answer for some time: each request then ends at the client's timeout. */
record UnansweringBucket(SharedBucket bucket, SimulatedTime time, Duration from, Duration until)
        implements SharedBucket {

    static final Duration TIMEOUT = Duration.ofMillis(50);

    @Override
    public Taken take(long most) {
        awaitAnswer();
        return bucket.take(most);
    }

    @Override
    public Taken reserve(Duration longestWait) {
        awaitAnswer();
        return bucket.reserve(longestWait);
    }

    @Override
    public void add(long tokens) {
        awaitAnswer();
        bucket.add(tokens);
    }

    private void awaitAnswer() {
        var now = time.elapsed();
        if (now.compareTo(from) >= 0 && now.compareTo(until) < 0) {
            try {
                time.sleep(TIMEOUT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("the store did not answer within " + TIMEOUT.toMillis() + " ms");
        }
    }
}
