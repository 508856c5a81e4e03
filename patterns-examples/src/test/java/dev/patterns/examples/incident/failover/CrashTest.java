package dev.patterns.examples.incident.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.Policy;
import dev.patterns.examples.incident.failover.FailoverPaymentService.PaymentStatus;
import dev.patterns.examples.incident.failover.FakeProcessor.Charge;
import dev.patterns.examples.incident.payment.Payment;
import dev.patterns.retry.Backoff;
import dev.patterns.simulation.SimulatedTime;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a crash leaves, and how it ends: the table of docs/payments.md, and the steps that it doesn't name. */
class CrashTest {

    private static final Payment PAYMENT = new Payment(1, 4200, false);
    private static final Duration OPEN_FOR = Duration.ofSeconds(20);
    private static final Duration CLAIM = Duration.ofSeconds(30);

    private final SimulatedTime time = new SimulatedTime(7);
    private final InstantSource clock = () -> Instant.EPOCH.plus(time.elapsed());
    private final TestTable table = new TestTable();
    private final FakeProcessor north = new FakeProcessor("north");
    private final FakeProcessor south = new FakeProcessor("south");

    @AfterEach
    void close() throws SQLException {
        time.close();
        table.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CAPTURES          | before of                 |         | PAID
            CAPTURES          | before begin              |         | PAID
            CAPTURES          | before charge             | PENDING | VOIDED PAID
            CAPTURES          | after charge              | PENDING | PAID
            CAPTURES          | before transition PAID    | PENDING | PAID
            CAPTURES          | after transition PAID     | PAID    | PAID
            LOSES_THE_REQUEST | before lookUp             | PENDING | VOIDED PAID
            LOSES_THE_ANSWER  | before lookUp             | PENDING | PAID
            IS_LATE           | before transition VOIDING | PENDING | VOIDED PAID
            IS_LATE           | after transition VOIDING  | VOIDING | VOIDED PAID
            IS_LATE           | before voidCharge         | VOIDING | VOIDED PAID
            IS_LATE           | after voidCharge          | VOIDING | VOIDED PAID
            IS_LATE           | before transition VOIDED  | VOIDING | VOIDED PAID
            IS_LATE           | after transition VOIDED   | VOIDED  | VOIDED PAID
            IS_UNAVAILABLE    | before transition FAILED  | PENDING | VOIDED PAID
            IS_UNAVAILABLE    | after transition FAILED   | FAILED  | FAILED PAID
            DECLINES          | before transition DECLINED| PENDING | DECLINED
            """)
    void afterACrashOfTheService_thePaymentGoesOn(Charge charge, String crash, String left, String end)
            throws Exception {
        north.next(charge, charge);
        assertThatThrownBy(() -> service(crash).pay(PAYMENT)).isInstanceOf(Crash.class);
        assertThat(states()).isEqualTo(left == null ? "" : left);

        settleAndAskAgain(charge, end);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            before findOpen           | PENDING
            after claim               | PENDING
            after lookUp              | PENDING
            before transition VOIDING | PENDING
            before voidCharge         | VOIDING
            after voidCharge          | VOIDING
            after transition VOIDED   | VOIDED
            """)
    void afterACrashOfTheReconciler_anotherOneGoesOn(String crash, String left) throws Exception {
        north.next(Charge.IS_LATE, Charge.IS_LATE);
        assertThatThrownBy(() -> service("before lookUp").pay(PAYMENT)).isInstanceOf(Crash.class);
        time.advance(OPEN_FOR);
        assertThatThrownBy(() -> reconciler(crash).settleOpenAttempts()).isInstanceOf(Crash.class);
        assertThat(states()).isEqualTo(left);

        settleAndAskAgain(Charge.IS_LATE, "VOIDED PAID");
    }

    private void settleAndAskAgain(Charge charge, String end) throws Exception {
        time.advance(OPEN_FOR.plus(CLAIM));
        reconciler("never").settleOpenAttempts();
        assertThat(service("never").pay(PAYMENT))
                .isEqualTo(charge == Charge.DECLINES ? PaymentStatus.DECLINED : PaymentStatus.PAID);
        north.deliverLateRequests();
        assertThat(states()).isEqualTo(end);
        assertThat(north.captured().size() + south.captured().size()).isEqualTo(end.endsWith("PAID") ? 1 : 0);
    }

    private String states() throws SQLException {
        return table.attempts.of(PAYMENT.id()).stream()
                .map(attempt -> attempt.state().name())
                .collect(Collectors.joining(" "));
    }

    private FailoverPaymentService service(String crash) {
        return new FailoverPaymentService(
                processors(crash),
                crashing(Attempts.class, table.attempts, crash),
                Policy.compose(),
                new FailoverPaymentService.Settings(3, 2, OPEN_FOR),
                clock);
    }

    private Reconciler reconciler(String crash) {
        return new Reconciler(
                processors(crash),
                crashing(Attempts.class, table.attempts, crash),
                Policy.compose(),
                CLAIM,
                Backoff.none(),
                clock,
                new SplittableRandom(7));
    }

    private HealthCheckedProcessors processors(String crash) {
        var settings =
                new HealthCheckedProcessors.Settings(Duration.ofSeconds(2), 0.2, 2, 3, Duration.ofSeconds(60), 0.1);
        var crashing = List.of(
                crashing(QueryableProcessor.class, north, crash), crashing(QueryableProcessor.class, south, crash));
        return new HealthCheckedProcessors(crashing, settings, time, () -> 0); // north first
    }

    /** Crashes before or after a method, and with one argument if the crash names one. */
    private static <T> T crashing(Class<T> type, T delegate, String crash) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            var words = crash.split(" ");
            boolean isHere = words.length > 1
                    && words[1].equals(method.getName())
                    && (words.length == 2
                            || Arrays.stream(args).anyMatch(it -> it.toString().equals(words[2])));
            if (isHere && words[0].equals("before")) {
                throw new Crash();
            }
            var result = invoke(delegate, method, args);
            if (isHere && words[0].equals("after")) {
                throw new Crash();
            }
            return result;
        }));
    }

    private static Object invoke(Object delegate, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(delegate, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }
}
