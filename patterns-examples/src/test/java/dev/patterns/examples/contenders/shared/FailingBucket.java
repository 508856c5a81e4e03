package dev.patterns.examples.contenders.shared;

import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;

/** A shared bucket whose store can be made to fail: each request then ends after the client's timeout of 50 ms. */
final class FailingBucket implements SharedBucket {

    private final SharedBucket bucket;
    private final SimulatedTime time;
    private boolean fails;

    FailingBucket(SharedBucket bucket, SimulatedTime time) {
        this.bucket = bucket;
        this.time = time;
    }

    void fail(boolean fails) {
        this.fails = fails;
    }

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
        if (fails) {
            try {
                time.sleep(Duration.ofMillis(50));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("the store did not answer within 50 ms");
        }
    }
}
