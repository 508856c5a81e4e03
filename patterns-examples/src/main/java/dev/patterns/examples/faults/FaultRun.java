package dev.patterns.examples.faults;

import dev.patterns.examples.contenders.pool.PoolContender;
import dev.patterns.examples.contenders.pool.PoolSettings;
import dev.patterns.examples.contenders.pool.PoolSettings.Validation;
import dev.patterns.examples.jdbc.SimpleDataSource;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One pool under load, while one fault happens. */
public final class FaultRun {

    /** How long a borrower waits for a connection. */
    public static final Duration TIMEOUT = Duration.ofSeconds(1);

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
    private final List<String> violations = new ArrayList<>();

    public FaultRun(FaultyPostgres postgres, PoolContender contender, PostgresFault fault) {
        this.postgres = postgres;
        this.contender = contender;
        this.fault = fault;
    }

    /**
     * Plays it. It is a violation if a row is missing or nothing was committed; with the hand-written pool too if a
     * caller waits longer than its timeout, if the first success comes late, or if a worker is left after close.
     */
    public FaultResult run() throws Exception {
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
                var rows = CommittedRows.check(postgres.server, load);
                violations.addAll(rows.violations());
                checkTimes(load, firstSuccess, stalls, machineTakes);
                result = new FaultResult(
                        contender.name(),
                        fault,
                        firstSuccess.map(Duration::toMillis).orElse(-1L),
                        load.longestWait().toMillis(),
                        TIMEOUT.toMillis(),
                        load.committed.size(),
                        load.unknown.size(),
                        rows.unknownWritten(),
                        load.failed(),
                        violations);
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
        if (load.committed.isEmpty()) {
            violations.add("no transaction was committed");
        }
        if (contender == PoolContender.HANDWRITTEN) {
            mustBeBelow(
                    TIMEOUT.plus(MAX_OVERRUN).plus(stalls.longest()),
                    load.longestWait(),
                    "the longest wait for a connection, on a machine that stalled for " + stalls.longest());
            mustBeBelow(
                    MAX_RECOVERY.plus(machineTakes),
                    firstSuccess.orElse(RECOVERY_LIMIT),
                    "the first success, on a machine that itself takes " + machineTakes + " to connect");
        }
    }

    private void mustBeBelow(Duration limit, Duration actual, String what) {
        if (actual.compareTo(limit) >= 0) {
            violations.add(what + ", took " + actual + ", and must take less than " + limit);
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
            var left = busyWorkers();
            if (!left.isEmpty()) {
                violations.add("workers that are left after close: " + left);
            }
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
