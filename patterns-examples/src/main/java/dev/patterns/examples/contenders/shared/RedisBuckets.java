package dev.patterns.examples.contenders.shared;

import dev.patterns.examples.contenders.shared.SharedLimit.Quota;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.jedis.Bucket4jJedis;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongSupplier;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * One instance's access to the buckets in a Redis. Bucket4j reads a bucket, computes, and writes it back if no other
 * instance has changed it meanwhile: two commands, and two more for each collision.
 *
 * <p>The time comes from the instances, as Bucket4j has no other in Redis. Their clocks must agree: one that is ahead
 * by a second brings a second's tokens forward, once.
 *
 * <p>A bucket that is not used expires soon after it would be full, so that Redis forgets nothing but full buckets.
 */
public final class RedisBuckets implements AutoCloseable {

    private static final Duration KEPT_AFTER_FULL = Duration.ofSeconds(10);

    private final RedisClient redis;
    private final ProxyManager<byte[]> buckets;

    /** @param timeout how long one round trip may last, with its connect and its wait for a connection each */
    public RedisBuckets(URI server, Duration timeout) {
        this(server, timeout, TimeMeter.SYSTEM_MILLISECONDS);
    }

    /** With a clock that all instances have in common, for simulations and tests. */
    public RedisBuckets(URI server, Duration timeout, LongSupplier nanos) {
        this(server, timeout, Bucket4jBucket.meter(nanos));
    }

    private RedisBuckets(URI server, Duration timeout, TimeMeter clock) {
        int millis = Math.toIntExact(timeout.toMillis());
        var connections = new ConnectionPoolConfig();
        connections.setMaxWait(timeout);
        redis = RedisClient.builder()
                .hostAndPort(JedisURIHelper.getHostAndPort(server))
                .clientConfig(DefaultJedisClientConfig.builder(server)
                        .timeoutMillis(millis)
                        .build())
                .poolConfig(connections)
                .build();
        buckets = Bucket4jJedis.casBasedBuilder(redis)
                .clientClock(clock)
                .requestTimeout(timeout)
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_AFTER_FULL))
                .build();
    }

    /** The bucket of this name. It is made, and full, when it is first used. */
    public SharedBucket bucket(String name, Quota quota) {
        return new Bucket4jBucket(buckets.builder()
                .build(name.getBytes(StandardCharsets.UTF_8), () -> Bucket4jBucket.configuration(quota)));
    }

    /** How many commands this Redis has processed since it was started, those of scripts included. */
    public long commandsProcessed() {
        return redis.info("stats")
                .lines()
                .filter(line -> line.startsWith("total_commands_processed:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        redis.close();
    }
}
