package dev.patterns.examples.contenders.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patterns.CallRejectedException;
import dev.patterns.Time;
import dev.patterns.examples.contenders.shared.SharedLimit.Quota;
import dev.patterns.examples.shared.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract on a real Redis, and the limiter while it fails. Skipped where there is no {@code redis-server}. */
class RedisBucketTest implements SharedBucketContract {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SHORT_TIMEOUT = Duration.ofMillis(300);
    private static final Quota NO_REFILL = new Quota(1, Duration.ofDays(1), 10);

    private static RedisServer server;

    private final List<RedisBuckets> opened = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(RedisServer.isInstalled(), "no redis-server on the path");
        server = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void closeClients() {
        opened.forEach(RedisBuckets::close);
    }

    @Override
    public BucketUnderTest newBucket(Quota quota) {
        var clock = new AtomicLong(Duration.ofDays(1).toNanos());
        var name = UUID.randomUUID().toString();
        return new BucketUnderTest() {
            @Override
            public SharedBucket instance() {
                var buckets = new RedisBuckets(server.url(), TIMEOUT, clock::get);
                opened.add(buckets);
                return buckets.bucket(name, quota);
            }

            @Override
            public void advance(Duration duration) {
                clock.addAndGet(duration.toNanos());
            }
        };
    }

    /** Bucket4j has no time but that of its instances: their clocks must agree. */
    @Test
    void aClockThatIsAheadBringsTokensForward() {
        var name = UUID.randomUUID().toString();
        long now = Duration.ofDays(1).toNanos();
        long ahead = now + Duration.ofMillis(500).toNanos();
        var right = client(TIMEOUT, () -> now).bucket(name, QUOTA);
        var wrong = client(TIMEOUT, () -> ahead).bucket(name, QUOTA);

        assertThat(right.take(10).tokens()).isEqualTo(10);
        assertThat(wrong.take(10).tokens()).isEqualTo(5);
        assertThat(right.take(10).tokens()).isZero();
        assertThat(wrong.take(10).tokens()).as("once").isZero();
    }

    @Test
    void whileRedisDoesNotAnswerEachInstanceKeepsToItsShare_andAfterwardsTheyShareAgain() throws Exception {
        var limit = SharedLimit.of(UUID.randomUUID().toString(), NO_REFILL, 5).leases(1, SHORT_TIMEOUT);
        var retriedAtOnce =
                new SharedLimit(limit.name(), NO_REFILL, 5, Duration.ZERO, 1, limit.leaseTime(), Duration.ofMillis(1));
        var limiter = new SharedRateLimiter(
                retriedAtOnce, client(SHORT_TIMEOUT).bucket(limit.name(), NO_REFILL), Time.system());
        server.suspend(true);
        try {
            assertThat(limiter.<String, RuntimeException>call(() -> "answer")).isEqualTo("answer");
            assertThat(limiter.isOnItsOwn()).isTrue();
            assertThat(admitted(limiter))
                    .as("the share of 2, less the call before")
                    .isEqualTo(1);
        } finally {
            server.suspend(false);
        }
        assertThat(admittedUntilTheStoreAnswers(limiter)).isEqualTo(10);
        assertThat(limiter.isOnItsOwn()).isFalse();
    }

    @Test
    void aRedisThatWasKilledComesBackWithAFullBucket() throws Exception {
        var buckets = client(TIMEOUT);
        var bucket = buckets.bucket(UUID.randomUUID().toString(), NO_REFILL);
        assertThat(bucket.take(10).tokens()).isEqualTo(10);

        server.kill();
        assertThatThrownBy(() -> bucket.take(1)).isInstanceOf(RuntimeException.class);
        server.restart();

        assertThat(bucket.take(10).tokens()).isEqualTo(10);
    }

    private static int admittedUntilTheStoreAnswers(SharedRateLimiter limiter) {
        int admitted = 0;
        while (limiter.isOnItsOwn()) {
            admitted += admitted(limiter);
        }
        return admitted + admitted(limiter);
    }

    /** How many of twenty calls are admitted. */
    private static int admitted(SharedRateLimiter limiter) {
        int admitted = 0;
        for (int i = 0; i < 20; i++) {
            try {
                limiter.call(() -> null);
                admitted++;
            } catch (CallRejectedException rejected) {
                assertThat(rejected.retryAfter()).isPresent();
            }
        }
        return admitted;
    }

    private RedisBuckets client(Duration timeout) {
        return client(
                timeout, () -> Duration.ofMillis(System.currentTimeMillis()).toNanos());
    }

    private RedisBuckets client(Duration timeout, LongSupplier clock) {
        var buckets = new RedisBuckets(server.url(), timeout, clock);
        opened.add(buckets);
        return buckets;
    }
}
