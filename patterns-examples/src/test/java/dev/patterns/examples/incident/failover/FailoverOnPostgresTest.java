package dev.patterns.examples.incident.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.Policy;
import dev.patterns.Time;
import dev.patterns.examples.incident.failover.FailoverPaymentService.PaymentStatus;
import dev.patterns.examples.incident.failover.FakeProcessor.Charge;
import dev.patterns.examples.incident.payment.Payment;
import dev.patterns.pool.ConnectionPool;
import dev.patterns.retry.Backoff;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Real threads on a real database: several of them take the same payments, and reconcilers settle live attempts. */
class FailoverOnPostgresTest {

    private static final int PAYMENTS = 150;
    private static final int THREADS_PER_PAYMENT = 3;
    private static final int RECONCILERS = 2;

    private static final List<Charge> TROUBLE =
            List.of(Charge.IS_UNAVAILABLE, Charge.LOSES_THE_REQUEST, Charge.LOSES_THE_ANSWER, Charge.IS_LATE);

    private final FakeProcessor north = new FakeProcessor("north");
    private final FakeProcessor south = new FakeProcessor("south");

    @Test
    void eachPaymentIsChargedOnce_whateverTheThreadsDo() throws Exception {
        for (int i = 0; i < PAYMENTS; i++) {
            north.next(Charge.CAPTURES, TROUBLE.get(i % TROUBLE.size()));
        }
        try (var postgres = EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start();
                var pool = ConnectionPool.builder("payments")
                        .url(postgres.getJdbcUrl("postgres", "postgres"))
                        .size(8)
                        .build()) {
            createTable(pool);
            for (var status : payAll(pool)) {
                assertThat(status.get()).isEqualTo(PaymentStatus.PAID);
            }
            north.deliverLateRequests();
            assertThat(Stream.concat(north.captured().stream(), south.captured().stream())
                            .map(key -> key.split("-")[1]))
                    .hasSize(PAYMENTS)
                    .doesNotHaveDuplicates();
        }
    }

    private List<Future<PaymentStatus>> payAll(DataSource pool) throws InterruptedException {
        var attempts = new JdbcAttempts(pool);
        var settings =
                new HealthCheckedProcessors.Settings(Duration.ofSeconds(2), 0.2, 2, 3, Duration.ofSeconds(10), 0.1);
        var processors = new HealthCheckedProcessors(List.of(north, south), settings, Time.system(), () -> 0);
        var service = new FailoverPaymentService(
                processors,
                attempts,
                Policy.compose(),
                new FailoverPaymentService.Settings(30, 2, Duration.ZERO), // reconcilers may take it at once
                InstantSource.system());
        var executor = Executors.newCachedThreadPool();
        try {
            for (int i = 0; i < RECONCILERS; i++) {
                executor.submit(reconciling(new Reconciler(
                        processors,
                        attempts,
                        Policy.compose(),
                        Duration.ofMillis(50),
                        Backoff.none(),
                        InstantSource.system(),
                        new SplittableRandom(i))));
            }
            var clients = Executors.newFixedThreadPool(6);
            var asking = new ArrayList<Callable<PaymentStatus>>();
            for (int i = 0; i < PAYMENTS * THREADS_PER_PAYMENT; i++) {
                var payment = new Payment(i / THREADS_PER_PAYMENT, 100, false);
                asking.add(() -> payUntilDecided(service, payment));
            }
            var answers = clients.invokeAll(asking);
            clients.shutdown();
            return answers;
        } finally {
            executor.shutdownNow();
        }
    }

    private static PaymentStatus payUntilDecided(FailoverPaymentService service, Payment payment)
            throws InterruptedException {
        PaymentStatus status;
        do {
            status = service.pay(payment);
        } while (status == PaymentStatus.PENDING);
        return status;
    }

    private static Callable<Void> reconciling(Reconciler reconciler) {
        return () -> {
            while (!Thread.currentThread().isInterrupted()) {
                reconciler.settleOpenAttempts();
            }
            return null;
        };
    }

    private static void createTable(DataSource pool) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(JdbcAttempts.CREATE_TABLE);
            statement.execute(JdbcAttempts.CREATE_INDEX);
        }
    }
}
