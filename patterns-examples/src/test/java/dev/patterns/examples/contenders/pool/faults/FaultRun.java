package dev.patterns.examples.contenders.pool.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.contenders.pool.PoolContender;
import dev.patterns.examples.contenders.pool.PoolSettings;
import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import dev.patterns.examples.jdbc.SimpleDataSource;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One pool under load, while one fault happens. */
final class FaultRun {

    static final Duration TIMEOUT = Duration.ofSeconds(1);

    static final int CONNECTIONS = 8; // for twice as many threads
    private static final Duration MAX_RECOVERY = Duration.ofMillis(300);
    private static final Duration MAX_OVERRUN = Duration.ofMillis(50);
    private static final Duration WORKERS_END_WITHIN = Duration.ofSeconds(10);
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(15);
    private static final int WARM_UP_MILLIS = 400;
    private static final int AFTERWARDS_MILLIS = 200;
    private static final AtomicInteger KEYS = new AtomicInteger();

    private final FaultyPostgres postgres;
    private final PoolContender contender;
    private final PostgresFault fault;

    FaultRun(FaultyPostgres postgres, PoolContender contender, PostgresFault fault) {
        this.postgres = postgres;
        this.contender = contender;
        this.fault = fault;
    }

    /**
     * Fails if a row is missing. Fails with the hand-written pool too if a caller waits longer than its timeout, if the
     * first success comes late, or if a worker is left after close.
     */
    FaultResult run() throws Exception {
        CommittedRows.createTable(postgres.server);
        try (var proxy = new TcpProxy(postgres.server.port());
                var stalls = new StallMeter()) {
            var url = FaultyPostgres.url(proxy.port());
            var database = new SimpleDataSource(() -> DriverManager.getConnection(url));
            FaultResult result;
            try (var pool = contender.open(database, settings());
                    var load = new TransactionLoad(pool.dataSource(), KEYS)) {
                Thread.sleep(WARM_UP_MILLIS);
                fault.happen(postgres, proxy);
                load.faultIsOver();
                Optional<Duration> firstSuccess;
                Duration machineTakes;
                try (var direct = new DirectConnects(url)) {
                    firstSuccess = load.awaitFirstSuccess(RECOVERY_LIMIT);
                    machineTakes = stalls.longest().plus(direct.longest());
                }
                Thread.sleep(AFTERWARDS_MILLIS);
                load.close();
                checkTimes(load, firstSuccess, stalls, machineTakes);
                int unknownWritten = CommittedRows.check(postgres.server, load, contender + " after " + fault);
                result = new FaultResult(
                        contender.name(),
                        fault,
                        firstSuccess.map(Duration::toMillis).orElse(-1L),
                        load.longestWait().toMillis(),
                        TIMEOUT.toMillis(),
                        load.committed.size(),
                        load.unknown.size(),
                        unknownWritten,
                        load.failed());
            }
            checkWorkers();
            return result;
        }
    }

    static PoolSettings settings() {
        return PoolSettings.of("faults")
                .size(CONNECTIONS, 0)
                .connectionTimeout(TIMEOUT)
                .validation(Validation.ALWAYS);
    }

    private void checkTimes(
            TransactionLoad load, Optional<Duration> firstSuccess, StallMeter stalls, Duration machineTakes) {
        if (contender == PoolContender.HANDWRITTEN) {
            assertThat(load.longestWait())
                    .as(
                            "longest wait for a connection under %s, on a machine that stalled for %s",
                            fault, stalls.longest())
                    .isLessThan(TIMEOUT.plus(MAX_OVERRUN).plus(stalls.longest()));
            assertThat(firstSuccess.orElse(RECOVERY_LIMIT))
                    .as("first success after %s, on a machine that itself takes %s to connect", fault, machineTakes)
                    .isLessThan(MAX_RECOVERY.plus(machineTakes));
        }
    }

    /** After close no worker is left in the pool or in the driver. Idle ones are shared, and end by themselves. */
    private void checkWorkers() throws InterruptedException {
        if (contender == PoolContender.HANDWRITTEN) {
            long start = System.nanoTime();
            while (System.nanoTime() - start < WORKERS_END_WITHIN.toNanos()
                    && !busyWorkers().isEmpty()) {
                Thread.sleep(20);
            }
            assertThat(busyWorkers()).as("workers left after %s", fault).isEmpty();
        }
    }

    private static List<Thread> busyWorkers() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith("patterns-worker-"))
                .filter(thread -> Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().startsWith("dev.patterns.pool.")))
                .map(Map.Entry::getKey)
                .toList();
    }
}
