package dev.patterns.examples.incident.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.Policy;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.examples.incident.payment.FakeProcessor.Charge;
import dev.patterns.examples.incident.payment.PaymentDependencies.GuardedProcessor;
import dev.patterns.examples.incident.payment.PaymentService.Options;
import dev.patterns.fallback.Fallback;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thousands of payments while processors and database fail at random: ledgers and database agree afterwards. */
class PaymentServiceRandomFaultsTest {

    private static final int PAYMENTS = 1_000;

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "3, true", "4, true"})
    void nothingIsChargedTwiceAndNothingIsLost(long seed, boolean releaseEarly) throws Exception {
        try (var time = new SimulatedTime(seed);
                var database = new TestDatabase(() -> oneIn(time.random(), 25) && !isRecordingFailure())) {
            var random = time.random();
            var primary = new FakeProcessor("primary", () -> any(random, 3), () -> oneIn(random, 5));
            var backup = new FakeProcessor("backup", () -> any(random, 6), () -> oneIn(random, 5));
            var service = new PaymentService(
                    new PaymentDependencies(
                            database.dataSource(),
                            retry(time, 3),
                            Fallback.builder("failover")
                                    .fallbackOn(failure -> !isFinal(failure))
                                    .build(),
                            new GuardedProcessor("primary", primary, breaker(time, "primary")),
                            new GuardedProcessor("backup", backup, breaker(time, "backup")),
                            retry(time, 2)),
                    new Options(true, releaseEarly));

            var paid = 0;
            var unknown = 0;
            for (int id = 0; id < PAYMENTS; id++) {
                var outcome = service.pay(new Payment(id, 100, false)).outcome();
                paid += outcome == PaymentOutcome.PAID ? 1 : 0;
                unknown += outcome == PaymentOutcome.UNKNOWN ? 1 : 0;
            }

            assertThat(database.open()).isZero();
            assertThat(database.mostOpen()).isEqualTo(1);
            assertThat(paid).isGreaterThan(PAYMENTS / 2);
            assertThat(unknown).isPositive();
            var atPrimary = primary.captures();
            var atBackup = backup.captures();
            var allRows = database.attemptStatuses();
            for (int id = 0; id < PAYMENTS; id++) {
                int captures = atPrimary.getOrDefault(id, 0) + atBackup.getOrDefault(id, 0);
                var rows = allRows.getOrDefault(id, List.of());
                if (rows.contains(AttemptStatus.PAID)) {
                    assertThat(captures).as("captures of paid payment %d", id).isEqualTo(1);
                } else if (captures > 0) {
                    assertThat(captures).as("captures of payment %d", id).isEqualTo(1);
                    assertThat(rows)
                            .as("rows of payment %d", id)
                            .containsAnyOf(AttemptStatus.UNKNOWN, AttemptStatus.PENDING);
                }
            }
        }
    }

    /** The database does not fail while an unknown or failed charge is recorded: the service can only log that case. */
    private static boolean isRecordingFailure() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getMethodName)
                        .anyMatch(name -> name.equals("recordUnknown") || name.equals("recordFailure")));
    }

    private static Charge any(RandomGenerator random, int okOf) {
        return random.nextInt(okOf) == 0 ? Charge.values()[random.nextInt(Charge.values().length)] : Charge.CAPTURES;
    }

    private static boolean oneIn(RandomGenerator random, int n) {
        return random.nextInt(n) == 0;
    }

    private static boolean isFinal(Throwable failure) {
        return failure instanceof DeclinedException || failure instanceof OutcomeUnknownException;
    }

    private static Policy retry(SimulatedTime time, int attempts) {
        return Retry.builder("retry")
                .maxAttempts(attempts)
                .backoff(Backoff.exponential(Duration.ofMillis(100), Duration.ofSeconds(1)))
                .abortOn(PaymentServiceRandomFaultsTest::isFinal)
                .time(time)
                .build();
    }

    private static Policy breaker(SimulatedTime time, String name) {
        return CircuitBreaker.builder(name)
                .tripWhen(TripRule.consecutiveFailures(3))
                .openFor(Duration.ofMillis(300))
                .ignoreOn(DeclinedException.class)
                .time(time)
                .build();
    }
}
