package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that close and use statements of leases that are over, while others use the same driver's statements. */
@Timeout(60)
@Tag("stress")
class StatementCacheStressTest {

    private static final int THREADS = 4;
    private static final int BORROWS = 2_000;
    private static final int STATEMENTS = 4;

    private final AtomicReferenceArray<PreparedStatement> former = new AtomicReferenceArray<>(2 * THREADS);

    @Test
    void aFormerBorrowerNeverReachesAStatementInUse() throws Exception {
        var threads = Executors.newFixedThreadPool(THREADS);
        try (var pool = ConnectionPool.builder("cached")
                .url("jdbc:h2:mem:stress")
                .size(2)
                .maxOverflow(0)
                .statementCacheSize(STATEMENTS - 1)
                .build()) {
            var work = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < THREADS; i++) {
                work.add(() -> borrowRepeatedly(pool));
            }
            for (var right : threads.invokeAll(work)) {
                assertThat(right.get()).isEqualTo(BORROWS);
            }
            assertThat(pool.status().invalid()).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    private int borrowRepeatedly(ConnectionPool pool) throws SQLException {
        int right = 0;
        for (int i = 0; i < BORROWS; i++) {
            int number = ThreadLocalRandom.current().nextInt(STATEMENTS);
            PreparedStatement used;
            try (var connection = pool.getConnection()) {
                used = connection.prepareStatement("select cast(? as int) + " + number);
                used.setInt(1, i);
                var results = used.executeQuery();
                results.next();
                right += results.getInt(1) == i + number ? 1 : 0;
            }
            useFormer(former.getAndSet(ThreadLocalRandom.current().nextInt(former.length()), used));
        }
        return right;
    }

    private static void useFormer(PreparedStatement statement) throws SQLException {
        if (statement != null) {
            statement.close();
            assertThatThrownBy(() -> statement.setInt(1, -1)).isInstanceOf(SQLException.class);
        }
    }
}
