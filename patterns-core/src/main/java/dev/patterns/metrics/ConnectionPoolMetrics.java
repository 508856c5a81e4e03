package dev.patterns.metrics;

import dev.patterns.pool.ConnectionPool;
import dev.patterns.pool.ConnectionPoolEvent.Opened;
import dev.patterns.pool.PoolAdvice;
import dev.patterns.pool.PoolStatus;
import dev.patterns.pool.PoolStatus.BorrowOutcome;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * Registers a connection pool's meters with Micrometer, under one of three sets of names.
 *
 * <table>
 *   <caption>Names: with a prefix, "pool" by default; and OpenTelemetry's, all below db.client.connection</caption>
 *   <tr><th>prefix.connections…</th><th>db.client.connection…</th><th>type</th><th>value</th></tr>
 *   <tr><td></td><td></td><td>gauge</td><td>open connections</td></tr>
 *   <tr><td>.active</td><td>.count, state = used</td><td>gauge</td><td>connections that are lent</td></tr>
 *   <tr><td>.idle</td><td>.count, state = idle</td><td>gauge</td><td>idle connections</td></tr>
 *   <tr><td>.pending</td><td>.pending_requests</td><td>gauge</td><td>threads that wait</td></tr>
 *   <tr><td>.max</td><td>.max</td><td>gauge</td><td>size + maxOverflow</td></tr>
 *   <tr><td>.min</td><td>.idle.min</td><td>gauge</td><td>minimumIdle</td></tr>
 *   <tr><td>.timeout</td><td>.timeouts</td><td>counter</td><td>borrows that timed out</td></tr>
 *   <tr><td>.acquire</td><td>.wait_time</td><td>timer</td><td>waits of borrows that got a connection</td></tr>
 *   <tr><td>.usage</td><td>.use_time</td><td>timer</td><td>how long connections are held; sampled</td></tr>
 *   <tr><td>.creation</td><td>.create_time</td><td>timer</td><td>how long opening one takes</td></tr>
 *   <tr><td>.failed</td><td></td><td>counter</td><td>attempts to open one that failed</td></tr>
 *   <tr><td>.invalid</td><td></td><td>counter</td><td>connections that were found invalid</td></tr>
 *   <tr><td>.needed</td><td></td><td>gauge</td><td>the size that {@link PoolAdvice#sizeNeeded} advises</td></tr>
 *   <tr><td>.outside</td><td></td><td>gauge</td><td>{@link PoolAdvice#outsideStatements}; NaN if unknown</td></tr>
 * </table>
 *
 * With the prefix "hikaricp", the first ten have the names, the tag, the types and the units of HikariCP's meters, so
 * its dashboards show this pool too. The acquire and usage timers have a count and a sum, but no maximum and no
 * histogram, as a borrow that need not wait reads no clock.
 *
 * <p>The tag with the pool's name is {@code pool}; with OpenTelemetry's names, {@code db.client.connection.pool.name}.
 * See the <a href="https://opentelemetry.io/docs/specs/semconv/database/database-metrics/">semantic conventions</a>.
 *
 * <p>The meters are read when the registry asks for them; they add nothing to a borrow.
 */
public final class ConnectionPoolMetrics implements MeterBinder {

    private static final String OPEN_TELEMETRY = "db.client.connection";

    private final ConnectionPool pool;
    private final String names;
    private final Tags tags;

    /** Meters named {@code pool.connections…}. */
    public ConnectionPoolMetrics(ConnectionPool pool) {
        this(pool, "pool.connections", Tags.of("pool", pool.name()));
    }

    private ConnectionPoolMetrics(ConnectionPool pool, String names, Tags tags) {
        this.pool = pool;
        this.names = names;
        this.tags = tags;
    }

    /** Meters named {@code <prefix>.connections…}; with "hikaricp" as HikariCP names them. */
    public static ConnectionPoolMetrics withPrefix(String prefix, ConnectionPool pool) {
        return new ConnectionPoolMetrics(pool, prefix + ".connections", Tags.of("pool", pool.name()));
    }

    /** Meters named as OpenTelemetry's semantic conventions for databases name them. */
    public static ConnectionPoolMetrics openTelemetry(ConnectionPool pool) {
        return new ConnectionPoolMetrics(pool, OPEN_TELEMETRY, Tags.of(OPEN_TELEMETRY + ".pool.name", pool.name()));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        if (names.equals(OPEN_TELEMETRY)) {
            bindOpenTelemetry(registry);
        } else {
            bindPrefixed(registry);
        }
    }

    private void bindPrefixed(MeterRegistry registry) {
        gauge(registry, "", tags, "Open connections", ConnectionPoolMetrics::open);
        gauge(
                registry,
                ".active",
                tags,
                "Connections that are lent",
                it -> it.status().checkedOut());
        gauge(registry, ".idle", tags, "Idle connections", it -> it.status().checkedIn());
        gauge(
                registry,
                ".pending",
                tags,
                "Threads that wait for a connection",
                it -> it.status().waiting());
        gauge(registry, ".max", tags, "The most connections that may be open", ConnectionPoolMetrics::max);
        gauge(
                registry,
                ".min",
                tags,
                "Idle connections kept ready",
                it -> it.config().minimumIdle());
        counter(registry, ".timeout", "Borrows that timed out", ConnectionPoolMetrics::timeouts);
        bindTimers(registry, ".acquire", ".usage", ".creation");
        counter(
                registry,
                ".failed",
                "Failed attempts to connect",
                status -> status.totals().openFailures());
        counter(registry, ".invalid", "Connections that were found invalid", PoolStatus::invalid);
        gauge(
                registry,
                ".needed",
                tags,
                "The size at which at most 5 % of the borrows would wait",
                it -> it.advice().sizeNeeded());
        gauge(
                registry,
                ".outside",
                tags,
                "The share of the holding time in which no statement runs",
                it -> it.advice().outsideStatements().orElse(Double.NaN));
    }

    private void bindOpenTelemetry(MeterRegistry registry) {
        var used = tags.and(OPEN_TELEMETRY + ".state", "used");
        var idle = tags.and(OPEN_TELEMETRY + ".state", "idle");
        gauge(
                registry,
                ".count",
                used,
                "Connections by state",
                it -> it.status().checkedOut());
        gauge(
                registry,
                ".count",
                idle,
                "Connections by state",
                it -> it.status().checkedIn());
        gauge(
                registry,
                ".pending_requests",
                tags,
                "Threads that wait for a connection",
                it -> it.status().waiting());
        gauge(registry, ".max", tags, "The most connections that may be open", ConnectionPoolMetrics::max);
        gauge(
                registry,
                ".idle.min",
                tags,
                "Idle connections kept ready",
                it -> it.config().minimumIdle());
        counter(registry, ".timeouts", "Borrows that timed out", ConnectionPoolMetrics::timeouts);
        bindTimers(registry, ".wait_time", ".use_time", ".create_time");
    }

    private void bindTimers(MeterRegistry registry, String acquire, String usage, String creation) {
        timer(registry, acquire, "How long borrows waited that got a connection", ConnectionPoolMetrics::waited);
        timer(
                registry,
                usage,
                "How long connections are held, by looking ten times a second",
                ConnectionPoolMetrics::held);
        var opening = Timer.builder(names + creation)
                .description("How long it takes to open a connection")
                .tags(tags)
                .register(registry);
        pool.onEvent(event -> {
            if (event instanceof Opened opened) {
                opening.record(opened.took());
            }
        });
    }

    // The registry doesn't keep the pool alive, so the functions get it instead of capturing it.

    private void gauge(
            MeterRegistry registry, String name, Tags all, String description, ToDoubleFunction<ConnectionPool> value) {
        Gauge.builder(names + name, pool, value)
                .description(description)
                .tags(all)
                .register(registry);
    }

    private void counter(MeterRegistry registry, String name, String description, ToLongFunction<PoolStatus> value) {
        FunctionCounter.builder(names + name, pool, it -> value.applyAsLong(it.status()))
                .description(description)
                .tags(tags)
                .register(registry);
    }

    /** A timer of all borrows that got a connection. */
    private void timer(MeterRegistry registry, String name, String description, Function<PoolStatus, Duration> total) {
        FunctionTimer.builder(
                        names + name,
                        pool,
                        it -> served(it.status()),
                        it -> total.apply(it.status()).toNanos(),
                        TimeUnit.NANOSECONDS)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private static int open(ConnectionPool pool) {
        var status = pool.status();
        return status.checkedIn() + status.checkedOut();
    }

    private static int max(ConnectionPool pool) {
        return pool.config().size() + pool.config().maxOverflow();
    }

    private static long served(PoolStatus status) {
        return status.waits(BorrowOutcome.IMMEDIATE).count()
                + status.waits(BorrowOutcome.WAITED).count();
    }

    private static Duration waited(PoolStatus status) {
        return status.waits(BorrowOutcome.WAITED).total();
    }

    private static Duration held(PoolStatus status) {
        return status.totals().held();
    }

    private static long timeouts(PoolStatus status) {
        return status.waits(BorrowOutcome.TIMED_OUT).count();
    }
}
