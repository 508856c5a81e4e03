package dev.patterns.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.examples.contenders.pool.PoolContender;
import dev.patterns.examples.contenders.pool.PoolRemedy;
import dev.patterns.examples.jdbc.SimpleDataSource;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One pool under load, while another server becomes the primary one.
 *
 * @param remedied whether the contender's own setting for fatal errors is used: by default it may keep a connection
 *     after a 25006
 */
record FailoverRun(ReplicatedPostgres pair, PoolContender contender, boolean remedied, Failover failover) {

    static final String REMEDIED = " *";

    private static final Duration MAX_RECOVERY = Duration.ofSeconds(1);
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(5);
    private static final int WARM_UP_MILLIS = 400;
    private static final int AFTERWARDS_MILLIS = 500;

    String name() {
        return contender + (remedied ? REMEDIED : "");
    }

    /**
     * Fails if a row is missing on the new primary. Fails with the hand-written pool too if the first success comes
     * late, if more writes than it has connections meet a read-only one, or if one does that could have been avoided.
     */
    FailoverResult run() throws Exception {
        CommittedRows.createTable(pair.primary());
        try (var address = new TcpProxy(pair.primary().port());
                var stalls = new StallMeter()) {
            // The driver refuses a connection to a server that is read-only when it is opened.
            var url = FaultyPostgres.url(address.port()) + "&targetServerType=primary";
            var database = new SimpleDataSource(() -> DriverManager.getConnection(url));
            var settings = FaultRun.settings();
            try (var pool = contender.open(database, remedied ? settings.remedy(PoolRemedy.FATAL_ERRORS) : settings);
                    var load = new TransactionLoad(pool.dataSource(), new AtomicInteger())) {
                Thread.sleep(WARM_UP_MILLIS);
                failover.happen(pair, address);
                load.faultIsOver();
                var firstSuccess = load.awaitFirstSuccess(RECOVERY_LIMIT);
                Thread.sleep(AFTERWARDS_MILLIS);
                load.close();
                check(load, firstSuccess, stalls);
                assertThat(load.committed).isNotEmpty();
                var rows = CommittedRows.check(pair.standby(), load);
                assertThat(rows.violations()).isEmpty();
                return result(load, firstSuccess, rows.unknownWritten());
            }
        }
    }

    private void check(TransactionLoad load, Optional<Duration> firstSuccess, StallMeter stalls) {
        if (contender == PoolContender.HANDWRITTEN) {
            assertThat(firstSuccess.orElse(RECOVERY_LIMIT))
                    .as("first success after %s, on a machine that stalled for %s", failover, stalls.longest())
                    .isLessThan(MAX_RECOVERY.plus(stalls.longest()));
            assertThat(load.readOnly())
                    .as("writes that met a read-only connection: one for each that was lent")
                    .isLessThanOrEqualTo(FaultRun.CONNECTIONS);
            assertThat(load.readOnlyLater())
                    .as("writes on a read-only connection that was borrowed after the pool knew")
                    .isZero();
        }
    }

    private FailoverResult result(TransactionLoad load, Optional<Duration> firstSuccess, int unknownWritten) {
        return new FailoverResult(
                name(),
                failover,
                firstSuccess.map(Duration::toMillis).orElse(-1L),
                load.longestWait().toMillis(),
                load.readOnly(),
                load.readOnlyLater(),
                load.committed.size(),
                load.unknown.size(),
                unknownWritten,
                load.failed());
    }
}
