package dev.patterns.examples.contenders.shared;

import dev.patterns.examples.contenders.shared.SharedLimit.Quota;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Runs the contract on a bucket in this process. */
class LocalBucketTest implements SharedBucketContract {

    @Override
    public BucketUnderTest newBucket(Quota quota) {
        var clock = new AtomicLong();
        var bucket = Bucket4jBucket.local(quota, clock::get);
        return new BucketUnderTest() {
            @Override
            public SharedBucket instance() {
                return bucket;
            }

            @Override
            public void advance(Duration duration) {
                clock.addAndGet(duration.toNanos());
            }
        };
    }
}
