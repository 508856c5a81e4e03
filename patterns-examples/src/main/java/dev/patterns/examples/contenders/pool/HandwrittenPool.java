package dev.patterns.examples.contenders.pool;

import dev.patterns.Time;
import dev.patterns.examples.contenders.Remedy;
import dev.patterns.examples.contenders.RemedySetting;
import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import dev.patterns.metrics.ConnectionPoolMetrics;
import dev.patterns.pool.ConnectionPool;
import dev.patterns.pool.ConnectionPoolEvent.LeakReturned;
import dev.patterns.pool.ConnectionPoolEvent.LeakSuspected;
import dev.patterns.pool.PoolStatus.BorrowOutcome;
import dev.patterns.pool.PrePing;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Opens the hand-written pool. */
final class HandwrittenPool {

    private HandwrittenPool() {}

    static PoolAdapter open(DataSource raw, PoolSettings settings, Time time) {
        var builder = ConnectionPool.builder(settings.name())
                .source(raw)
                .size(settings.size())
                .maxOverflow(settings.maxOverflow())
                .connectionTimeout(settings.connectionTimeout())
                .createTimeout(createTimeout(settings.connectionTimeout()))
                .recycle(settings.maxLifetime())
                .prePing(
                        settings.validation() == Validation.ALWAYS
                                ? PrePing.always()
                                : PrePing.afterIdle(Duration.ofMillis(500)))
                .time(time)
                .random(new SplittableRandom(settings.name().hashCode()));
        settings.maxWaiters().ifPresent(builder::maxWaiters);
        if (settings.has(PoolRemedy.STRICT_ORDER)) {
            builder.firstComeFirstServed();
        }
        if (settings.has(PoolRemedy.REJECT_HOPELESS_WAITS)) {
            builder.rejectHopelessWaits();
        }
        settings.leakThreshold().ifPresent(builder::leakDetectionThreshold);
        if (settings.has(PoolRemedy.RECLAIM_LEAKS)) {
            builder.reclaimAfter(Duration.ofSeconds(300));
        }
        if (settings.has(PoolRemedy.SAMPLE_TRACES)) {
            builder.traceOneBorrowIn(1_000);
        }
        var pool = builder.build();
        var leaks = new CopyOnWriteArrayList<String>();
        pool.onEvent(event -> {
            if (event instanceof LeakSuspected leak) {
                leaks.add("possible leak: " + leak.holder()
                        + leak.trace().map(HandwrittenPool::stack).orElse(""));
            } else if (event instanceof LeakReturned leak) {
                leaks.add("no leak, the connection was returned: " + leak.holder());
            }
        });
        return new Adapter(pool, leaks);
    }

    static Optional<RemedySetting> settingFor(Remedy remedy) {
        var name = remedy instanceof PoolRemedy of
                ? switch (of) {
                    case RECLAIM_LEAKS -> "reclaimAfter";
                    case SAMPLE_TRACES -> "traceOneBorrowIn";
                    case STRICT_ORDER -> "firstComeFirstServed";
                    case REJECT_HOPELESS_WAITS -> "rejectHopelessWaits";
                    case RESET_ALL,
                            VALIDATION_LIMIT,
                            FATAL_ERRORS,
                            VALIDATE_MORE,
                            CLOSE_SURPLUS,
                            NESTED_BORROW,
                            SUSPENSION -> null;
                }
                : null;
        return Optional.ofNullable(name).map(RemedySetting::inAnyTime);
    }

    /** A connect that outlasts two waits helps no caller. At most the default. */
    private static Duration createTimeout(Duration connectionTimeout) {
        var twice = connectionTimeout.multipliedBy(2);
        var most = Duration.ofSeconds(10);
        return twice.compareTo(most) < 0 ? twice : most;
    }

    private static String stack(Throwable trace) {
        return Arrays.stream(trace.getStackTrace()).map(line -> "\n" + line).collect(Collectors.joining());
    }

    private record Adapter(ConnectionPool pool, List<String> leaks) implements PoolAdapter {

        @Override
        public DataSource dataSource() {
            return pool;
        }

        @Override
        public Status status() {
            var status = pool.status();
            return new Status(status.checkedOut(), status.checkedIn(), status.waiting());
        }

        @Override
        public void bindTo(MeterRegistry meters) {
            new ConnectionPoolMetrics(pool).bindTo(meters);
        }

        @Override
        public long invalid() {
            return pool.status().invalid();
        }

        @Override
        public long timedOut() {
            return pool.status().waits(BorrowOutcome.TIMED_OUT).count();
        }

        @Override
        public Duration longestWait() {
            var status = pool.status();
            var served = status.waits(BorrowOutcome.WAITED).longest();
            var timedOut = status.waits(BorrowOutcome.TIMED_OUT).longest();
            return served.compareTo(timedOut) > 0 ? served : timedOut;
        }

        @Override
        public Duration longestHold() {
            return pool.holders().get(0).heldFor();
        }

        @Override
        public List<String> leakReports() {
            return leaks;
        }

        @Override
        public void suspend() {
            pool.suspend();
        }

        @Override
        public void resume() {
            pool.resume();
        }

        @Override
        public boolean isHealthy() {
            return pool.databaseAnswers(pool.config().connectionTimeout());
        }

        @Override
        public void close() {
            pool.close();
        }
    }
}
