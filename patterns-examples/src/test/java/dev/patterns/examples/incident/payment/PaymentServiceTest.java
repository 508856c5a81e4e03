package dev.patterns.examples.incident.payment;

import static dev.patterns.examples.incident.payment.AttemptStatus.FAILED;
import static dev.patterns.examples.incident.payment.AttemptStatus.PAID;
import static dev.patterns.examples.incident.payment.AttemptStatus.UNKNOWN;
import static dev.patterns.examples.incident.payment.FakeProcessor.Charge.BREAKS_OFF_AFTER_CAPTURE;
import static dev.patterns.examples.incident.payment.FakeProcessor.Charge.DECLINES;
import static dev.patterns.examples.incident.payment.FakeProcessor.Charge.HANGS;
import static dev.patterns.examples.incident.payment.FakeProcessor.Charge.IS_LATE;
import static dev.patterns.examples.incident.payment.FakeProcessor.Charge.IS_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.CallRejectedException;
import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.examples.incident.payment.PaymentDependencies.GuardedProcessor;
import dev.patterns.examples.incident.payment.PaymentService.Options;
import dev.patterns.examples.incident.payment.PaymentService.PaymentResult;
import dev.patterns.fallback.Fallback;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A payment is charged at most once, whatever fails. */
class PaymentServiceTest {

    private static final Payment PAYMENT = new Payment(1, 4200, false);
    private static final String FIRST = "payment-1-1";
    private static final String SECOND = "payment-1-2";

    private final FakeProcessor primary = new FakeProcessor("primary");
    private final FakeProcessor backup = new FakeProcessor("backup");
    private final Deque<Boolean> commitFails = new ArrayDeque<>();
    private final TestDatabase database = new TestDatabase(() -> !commitFails.isEmpty() && commitFails.poll());
    private Policy primaryGuard = Policy.compose();
    private Policy retry = Policy.compose();
    private boolean failover = true;

    @AfterEach
    void everyConnectionIsClosed() throws Exception {
        assertThat(database.open()).isZero();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPaymentIsCapturedOnceAndRecorded(boolean releaseEarly) {
        assertThat(pay(releaseEarly)).isEqualTo(new PaymentResult(PaymentOutcome.PAID, 1));
        assertCaptured(1, 0);
        assertThat(statuses()).containsExactly(PAID);
        assertThat(primary.calls).containsExactly("charge " + FIRST);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aChargeThatTimesOut_isVoidedBeforeTheBackupIsTried(boolean releaseEarly) {
        primary.next(HANGS);
        assertThat(pay(releaseEarly)).isEqualTo(new PaymentResult(PaymentOutcome.PAID, 1));
        assertThat(primary.calls).containsExactly("charge " + FIRST, "void " + FIRST);
        assertCaptured(0, 1);
        assertThat(statuses()).containsExactly(PAID);
    }

    @Test
    void aVoidThatArrivesBeforeItsChargeHolds() {
        primary.next(IS_LATE);
        assertThat(pay(false).outcome()).isEqualTo(PaymentOutcome.PAID);
        assertCaptured(0, 1);
    }

    @Test
    void aChargeWhoseResponseIsLost_isVoidedToo() {
        primary.next(BREAKS_OFF_AFTER_CAPTURE);
        assertThat(pay(false).outcome()).isEqualTo(PaymentOutcome.PAID);
        assertCaptured(0, 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aChargeThatCannotBeVoided_isRecordedAsUnknownAndNotTriedAgain(boolean releaseEarly) {
        retry = retrying(3);
        primary.next(HANGS);
        primary.voidsSucceed = false;
        assertThat(pay(releaseEarly)).isEqualTo(new PaymentResult(PaymentOutcome.UNKNOWN, 1));
        assertThat(backup.calls).isEmpty();
        assertThat(statuses()).containsExactly(UNKNOWN);
        assertCaptured(1, 0);
    }

    @Test
    void aRejectedCall_goesToTheBackupWithoutAVoid() {
        primaryGuard = new Rejecting();
        assertThat(pay(false).outcome()).isEqualTo(PaymentOutcome.PAID);
        assertThat(primary.calls).isEmpty();
        assertCaptured(0, 1);
    }

    @Test
    void a503_goesToTheBackupWithoutAVoid() {
        primary.next(IS_UNAVAILABLE);
        assertThat(pay(false).outcome()).isEqualTo(PaymentOutcome.PAID);
        assertThat(primary.calls).containsExactly("charge " + FIRST);
        assertCaptured(0, 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDeclineIsNotRetried(boolean releaseEarly) {
        retry = retrying(3);
        primary.next(DECLINES);
        assertThat(pay(releaseEarly)).isEqualTo(new PaymentResult(PaymentOutcome.DECLINED, 1));
        assertThat(primary.calls).containsExactly("charge " + FIRST);
        assertThat(backup.calls).isEmpty();
        assertThat(statuses()).isEqualTo(releaseEarly ? List.of(FAILED) : List.of());
        assertCaptured(0, 0);
    }

    @Test
    void eachAttemptHasItsOwnKey() {
        retry = retrying(2);
        primary.next(HANGS);
        backup.next(HANGS);
        assertThat(pay(false)).isEqualTo(new PaymentResult(PaymentOutcome.PAID, 2));
        assertThat(primary.calls).containsExactly("charge " + FIRST, "void " + FIRST, "charge " + SECOND);
        assertThat(backup.calls).containsExactly("charge " + FIRST, "void " + FIRST);
        assertCaptured(1, 0);
        assertThat(statuses()).containsExactly(PAID);
    }

    @Test
    void aCommitThatFailsAfterTheCapture_voidsTheCharge() {
        commitFails.add(true);
        assertThat(pay(false).outcome()).isEqualTo(PaymentOutcome.DATABASE_FAILED);
        assertThat(primary.calls).containsExactly("charge " + FIRST, "void " + FIRST);
        assertCaptured(0, 0);
        assertThat(statuses()).isEmpty();
    }

    @Test
    void aCommitThatFails_voidsTheChargeAtTheBackupIfThatCapturedIt() {
        primary.next(IS_UNAVAILABLE);
        commitFails.add(true);
        assertThat(pay(false).outcome()).isEqualTo(PaymentOutcome.DATABASE_FAILED);
        assertThat(backup.calls).containsExactly("charge " + FIRST, "void " + FIRST);
        assertCaptured(0, 0);
    }

    @Test
    void releasedEarly_aSecondCommitThatFails_voidsTheCharge() {
        commitFails.addAll(List.of(false, true));
        assertThat(pay(true).outcome()).isEqualTo(PaymentOutcome.DATABASE_FAILED);
        assertThat(primary.calls).containsExactly("charge " + FIRST, "void " + FIRST);
        assertCaptured(0, 0);
    }

    @Test
    void releasedEarly_noConnectionIsHeldDuringTheProcessorCall() {
        var heldDuringTheCall = new int[] {-1, -1};
        for (int i = 0; i < 2; i++) {
            var at = i;
            primaryGuard = new Observing(() -> heldDuringTheCall[at] = database.open());
            pay(i == 1, new Payment(i, 1, false));
        }
        assertThat(heldDuringTheCall).containsExactly(1, 0);
    }

    @Test
    void aRetryHoldsNoConnectionWhileItWaits() {
        var heldDuringTheWait = new int[] {-1};
        failover = false;
        primary.next(IS_UNAVAILABLE);
        var waiting =
                Retry.builder("payment").backoff(Backoff.fixed(Duration.ZERO)).build();
        waiting.onRetry(attempt -> heldDuringTheWait[0] = database.open());
        retry = waiting;
        assertThat(pay(false)).isEqualTo(new PaymentResult(PaymentOutcome.PAID, 2));
        assertThat(heldDuringTheWait[0]).isZero();
    }

    @Test
    void theLeakOfTheStory_isOnOneFailurePathOnly() throws Exception {
        failover = false;
        try (var leaking = new TestDatabase(() -> false)) {
            var service = new PaymentService(dependencies(leaking), new Options(false, false));
            primary.next(DECLINES, IS_UNAVAILABLE, HANGS);
            for (int id = 0; id < 4; id++) {
                service.pay(new Payment(id, 1, false));
            }
            assertThat(leaking.open()).isZero();
            primary.next(BREAKS_OFF_AFTER_CAPTURE);
            assertThat(service.pay(new Payment(4, 1, false)).outcome()).isEqualTo(PaymentOutcome.CONNECTION_LOST);
            assertThat(leaking.open()).isEqualTo(1);
        }
        primary.next(BREAKS_OFF_AFTER_CAPTURE);
        assertThat(pay(false).outcome()).isEqualTo(PaymentOutcome.CONNECTION_LOST); // and everyConnectionIsClosed
    }

    private PaymentResult pay(boolean releaseEarly) {
        return pay(releaseEarly, PAYMENT);
    }

    private PaymentResult pay(boolean releaseEarly, Payment payment) {
        return new PaymentService(dependencies(database), new Options(true, releaseEarly)).pay(payment);
    }

    private PaymentDependencies dependencies(TestDatabase database) {
        return new PaymentDependencies(
                database.dataSource(),
                retry,
                Fallback.builder("failover")
                        .fallbackOn(failure -> failover
                                && !(failure instanceof DeclinedException)
                                && !(failure instanceof OutcomeUnknownException))
                        .build(),
                new GuardedProcessor("primary", primary, primaryGuard),
                new GuardedProcessor("backup", backup, Policy.compose()),
                Policy.compose());
    }

    private static Retry retrying(int attempts) {
        return Retry.builder("payment")
                .maxAttempts(attempts)
                .backoff(Backoff.fixed(Duration.ZERO))
                .abortOn(DeclinedException.class, OutcomeUnknownException.class)
                .build();
    }

    private List<AttemptStatus> statuses() {
        return database.attemptStatuses().getOrDefault(PAYMENT.id(), List.of());
    }

    private void assertCaptured(int atPrimary, int atBackup) {
        assertThat(primary.captures()).isEqualTo(atPrimary == 0 ? Map.of() : Map.of(1, atPrimary));
        assertThat(backup.captures()).isEqualTo(atBackup == 0 ? Map.of() : Map.of(1, atBackup));
    }

    private record Observing(Runnable observer) implements Policy {
        @Override
        public <T, X extends Exception> T call(CheckedSupplier<? extends T, X> action) throws X {
            observer.run();
            return action.get();
        }

        @Override
        public <T> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
            throw new UnsupportedOperationException();
        }
    }

    private record Rejecting() implements Policy {
        @Override
        public <T, X extends Exception> T call(CheckedSupplier<? extends T, X> action) {
            throw new CallRejectedException("primary", "circuit breaker is open", Duration.ofSeconds(1));
        }

        @Override
        public <T> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
            throw new UnsupportedOperationException();
        }
    }
}
