package dev.patterns.examples.contenders.pool;

import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.metrics.PoolStats;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** HikariCP's figures, which come by way of a tracker, and its meters, which may be bound after the pool is open. */
final class HikariCpFigures implements MetricsTrackerFactory, IMetricsTracker {

    private final AtomicLong timedOut = new AtomicLong();
    private final AtomicLong longestNanos = new AtomicLong();
    private volatile IMetricsTracker meters = new IMetricsTracker() {};
    private volatile @Nullable PoolStats stats;
    private volatile String name = "";

    @Override
    public IMetricsTracker create(String poolName, PoolStats poolStats) {
        name = poolName;
        stats = poolStats;
        return this;
    }

    void bindTo(MeterRegistry registry) {
        var opened = stats;
        if (opened != null) {
            meters = new MicrometerMetricsTrackerFactory(registry).create(name, opened);
        }
    }

    long timedOut() {
        return timedOut.get();
    }

    Duration longestWait() {
        return Duration.ofNanos(longestNanos.get());
    }

    @Override
    public void recordConnectionTimeout() {
        timedOut.incrementAndGet();
        meters.recordConnectionTimeout();
    }

    @Override
    public void recordConnectionAcquiredNanos(long elapsed) {
        longestNanos.accumulateAndGet(elapsed, Math::max);
        meters.recordConnectionAcquiredNanos(elapsed);
    }

    @Override
    public void recordConnectionUsageMillis(long elapsed) {
        meters.recordConnectionUsageMillis(elapsed);
    }

    @Override
    public void recordConnectionCreatedMillis(long elapsed) {
        meters.recordConnectionCreatedMillis(elapsed);
    }

    @Override
    public void close() {
        meters.close();
    }
}
