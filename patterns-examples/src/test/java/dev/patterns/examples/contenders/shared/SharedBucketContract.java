package dev.patterns.examples.contenders.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.contenders.shared.SharedBucket.Taken;
import dev.patterns.examples.contenders.shared.SharedLimit.Quota;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What a shared bucket must do, in this process and in a Redis. The clock stands still unless a test moves it. */
interface SharedBucketContract {

    /** 10 tokens, and one more each 100 ms. */
    Quota QUOTA = new Quota(10, Duration.ofSeconds(1), 10);

    Duration INTERVAL = Duration.ofMillis(100);

    /** A full bucket; each of its handles belongs to one instance. */
    BucketUnderTest newBucket(Quota quota);

    /** A bucket as several instances see it. */
    interface BucketUnderTest {
        SharedBucket instance();

        void advance(Duration duration);
    }

    @Test
    default void twoInstancesTakeFromOneBucket_andNoMoreThanItHas() {
        var bucket = newBucket(QUOTA);
        var one = bucket.instance();
        var other = bucket.instance();

        assertThat(one.take(7)).isEqualTo(new Taken(7, Duration.ZERO));
        assertThat(other.take(7)).isEqualTo(new Taken(3, Duration.ZERO));
        assertThat(one.take(1)).isEqualTo(new Taken(0, INTERVAL));
    }

    @Test
    default void tokensComeBackOneByOne() {
        var bucket = newBucket(QUOTA);
        var instance = bucket.instance();
        instance.take(10);

        bucket.advance(INTERVAL.multipliedBy(3));

        assertThat(instance.take(10).tokens()).isEqualTo(3);
    }

    @Test
    default void reservedTokensAreServedInTheOrderOfAllInstances() {
        var bucket = newBucket(QUOTA);
        var one = bucket.instance();
        var other = bucket.instance();
        one.take(10);

        assertThat(one.reserve(Duration.ofSeconds(1))).isEqualTo(new Taken(1, INTERVAL));
        assertThat(other.reserve(Duration.ofSeconds(1))).isEqualTo(new Taken(1, INTERVAL.multipliedBy(2)));
        assertThat(one.reserve(Duration.ofMillis(250))).isEqualTo(new Taken(0, INTERVAL.multipliedBy(3)));
        assertThat(other.reserve(Duration.ofSeconds(1))).isEqualTo(new Taken(1, INTERVAL.multipliedBy(3)));
    }

    @Test
    default void whatIsPutInIsThereForAllInstances_andWhatDoesNotFitIsLost() {
        var bucket = newBucket(QUOTA);
        var one = bucket.instance();
        one.take(10);

        one.add(4);
        assertThat(bucket.instance().take(10).tokens()).isEqualTo(4);
        one.add(50);
        assertThat(one.take(50).tokens()).isEqualTo(10);
    }

    @Test
    default void manyThreadsOfSeveralInstancesTakeExactlyWhatItHas() throws Exception {
        var bucket = newBucket(new Quota(1, Duration.ofDays(1), 200));
        var threads = Executors.newFixedThreadPool(8);
        try {
            var work = new ArrayList<Callable<Long>>();
            for (int instance = 0; instance < 4; instance++) {
                var handle = bucket.instance();
                for (int thread = 0; thread < 2; thread++) {
                    work.add(() -> {
                        long taken = 0;
                        for (int i = 0; i < 40; i++) {
                            taken += handle.take(1).tokens();
                        }
                        return taken;
                    });
                }
            }
            long taken = 0;
            for (var future : threads.invokeAll(work)) {
                taken += future.get();
            }
            assertThat(taken).isEqualTo(200);
        } finally {
            threads.shutdownNow();
        }
    }
}
