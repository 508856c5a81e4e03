package dev.patterns.examples.incident.failover;

import static dev.patterns.examples.incident.failover.AttemptState.FAILED;
import static dev.patterns.examples.incident.failover.AttemptState.PAID;
import static dev.patterns.examples.incident.failover.AttemptState.PENDING;
import static dev.patterns.examples.incident.failover.AttemptState.VOIDED;
import static dev.patterns.examples.incident.failover.AttemptState.VOIDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.Policy;
import dev.patterns.examples.incident.failover.FailoverPaymentService.PaymentStatus;
import dev.patterns.examples.incident.failover.FakeProcessor.Charge;
import dev.patterns.examples.incident.payment.Payment;
import dev.patterns.retry.Backoff;
import dev.patterns.simulation.SimulatedTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The service with one processor whose charges go wrong, the other one healthy, and a reconciler. */
class FailoverPaymentServiceTest {

    private static final Payment PAYMENT = new Payment(1, 4200, false);
    private static final Duration OPEN_FOR = Duration.ofSeconds(20);
    private static final Duration CLAIM = Duration.ofSeconds(30);

    private final SimulatedTime time = new SimulatedTime(7);
    private final TestTable table = new TestTable();
    private final FakeProcessor north = new FakeProcessor("north");
    private final FakeProcessor south = new FakeProcessor("south");
    private final HealthCheckedProcessors processors = northFirst();
    private final InstantSource clock = () -> Instant.EPOCH.plus(time.elapsed());
    private final FailoverPaymentService service = new FailoverPaymentService(
            processors, table.attempts, Policy.compose(), new FailoverPaymentService.Settings(3, 2, OPEN_FOR), clock);
    private final Reconciler reconciler = new Reconciler(
            processors, table.attempts, Policy.compose(), CLAIM, Backoff.none(), clock, new SplittableRandom(7));

    @AfterEach
    void close() throws SQLException {
        time.close();
        table.close();
    }

    @Test
    void aPaymentIsChargedOnce_howeverOftenItIsAsked() throws Exception {
        assertThat(pay()).isEqualTo(PaymentStatus.PAID);
        assertThat(pay()).isEqualTo(PaymentStatus.PAID);
        assertThat(north.calls).containsExactly("charge payment-1-1");
        assertStates(PAID);
    }

    @Test
    void aChargeWithoutAnAnswer_isSentAgainWithTheSameKey() throws Exception {
        north.next(Charge.LOSES_THE_ANSWER);
        assertThat(pay()).isEqualTo(PaymentStatus.PAID);
        assertThat(north.calls).containsExactly("charge payment-1-1", "charge payment-1-1");
        assertThat(north.captured()).containsExactly("payment-1-1");
    }

    @Test
    void aChargeThatTheLookupFinds_isKept() throws Exception {
        north.next(Charge.LOSES_THE_ANSWER, Charge.LOSES_THE_ANSWER);
        assertThat(pay()).isEqualTo(PaymentStatus.PAID);
        assertThat(north.calls).endsWith("look up payment-1-1");
        assertStates(PAID);
    }

    @Test
    void aChargeThatTheLookupDoesNotFind_isVoidedBeforeTheOtherProcessorIsUsed() throws Exception {
        north.next(Charge.IS_LATE, Charge.LOSES_THE_REQUEST);
        assertThat(pay()).isEqualTo(PaymentStatus.PAID);
        north.deliverLateRequests();
        assertThat(north.calls).endsWith("look up payment-1-1", "void payment-1-1");
        assertThat(north.captured()).isEmpty();
        assertThat(south.captured()).containsExactly("payment-1-2");
        assertStates(VOIDED, PAID);
    }

    @ParameterizedTest
    @EnumSource(names = {"IS_UNAVAILABLE", "IS_REJECTED"})
    void aProcessorThatDidNothing_isFollowedByTheOtherWithoutAVoid(Charge nothingDone) throws Exception {
        north.next(nothingDone);
        assertThat(pay()).isEqualTo(PaymentStatus.PAID);
        assertThat(north.calls).containsExactly("charge payment-1-1");
        assertStates(FAILED, PAID);
    }

    @Test
    void theAnswerToASecondSend_doesNotSettleTheFirst() throws Exception {
        north.next(Charge.IS_LATE, Charge.IS_UNAVAILABLE);
        assertThat(pay()).isEqualTo(PaymentStatus.PAID);
        north.deliverLateRequests();
        assertThat(north.captured()).isEmpty();
        assertStates(VOIDED, PAID);
    }

    @Test
    void aDeclineIsFinal() throws Exception {
        north.next(Charge.DECLINES);
        assertThat(pay()).isEqualTo(PaymentStatus.DECLINED);
        assertThat(pay()).isEqualTo(PaymentStatus.DECLINED);
        assertThat(south.calls).isEmpty();
    }

    @Test
    void aPaymentHasThreeAttemptsInAll_overAllCalls() throws Exception {
        north.next(Charge.IS_UNAVAILABLE, Charge.IS_UNAVAILABLE);
        south.next(Charge.IS_UNAVAILABLE);
        assertThat(pay()).isEqualTo(PaymentStatus.FAILED);
        assertThat(pay()).isEqualTo(PaymentStatus.FAILED);
        assertStates(FAILED, FAILED, FAILED);
    }

    @Test
    void whileTheOutcomeIsUnknown_noOtherAttemptBegins() throws Exception {
        north.lookupsFail = true;
        north.next(Charge.IS_LATE, Charge.LOSES_THE_REQUEST);
        assertThat(pay()).isEqualTo(PaymentStatus.PENDING);
        assertThat(pay()).isEqualTo(PaymentStatus.PENDING);
        assertThat(south.calls).isEmpty();
        assertStates(PENDING);
    }

    @Test
    void theReconcilerSettlesWhatIsLeftOpen_andThePaymentGoesOn() throws Exception {
        north.voidsFail = true;
        north.next(Charge.LOSES_THE_REQUEST, Charge.LOSES_THE_REQUEST);
        assertThat(pay()).isEqualTo(PaymentStatus.PENDING);
        assertStates(VOIDING);

        north.voidsFail = false;
        reconciler.settleOpenAttempts();
        assertStates(VOIDING); // not due yet
        time.advance(OPEN_FOR);
        reconciler.settleOpenAttempts();
        assertStates(VOIDED);
        assertThat(pay()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void theReconcilerTriesAgainWhenItsClaimHasEnded() throws Exception {
        north.lookupsFail = true;
        north.next(Charge.LOSES_THE_ANSWER, Charge.LOSES_THE_ANSWER);
        pay();
        time.advance(OPEN_FOR);
        reconciler.settleOpenAttempts();
        reconciler.settleOpenAttempts(); // claimed
        assertThat(north.calls.stream().filter(call -> call.startsWith("look up")))
                .hasSize(2);

        north.lookupsFail = false;
        time.advance(CLAIM);
        reconciler.settleOpenAttempts();
        assertStates(PAID);
        assertThat(pay()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void anAttemptWhoseRecordIsNotConfirmed_isNotSent() throws Exception {
        table.succeedBeforeFailure = 1; // the read; not the insert
        assertThat(pay()).isEqualTo(PaymentStatus.PENDING);
        assertThat(north.calls).isEmpty();

        time.advance(OPEN_FOR);
        reconciler.settleOpenAttempts();
        assertStates(VOIDED);
        assertThat(pay()).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void aCommitWithAnUnknownResult_isNotReportedAsPaid_andNothingIsVoided() throws Exception {
        table.succeedBeforeFailure = 2; // the read and the insert; not the transition
        assertThat(pay()).isEqualTo(PaymentStatus.PENDING);
        assertThat(pay()).isEqualTo(PaymentStatus.PAID);
        assertThat(north.calls).containsExactly("charge payment-1-1");
    }

    private PaymentStatus pay() throws InterruptedException {
        return service.pay(PAYMENT);
    }

    private void assertStates(AttemptState... states) throws SQLException {
        assertThat(table.attempts.of(PAYMENT.id())).extracting(Attempt::state).containsExactly(states);
    }

    /** The random choice always takes the first one that is left. */
    private HealthCheckedProcessors northFirst() {
        var settings =
                new HealthCheckedProcessors.Settings(Duration.ofSeconds(2), 0.2, 2, 3, Duration.ofSeconds(60), 0.1);
        return new HealthCheckedProcessors(List.of(north, south), settings, time, () -> 0);
    }
}
