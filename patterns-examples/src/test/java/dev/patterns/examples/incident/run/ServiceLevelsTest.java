package dev.patterns.examples.incident.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patterns.examples.incident.payment.PaymentOutcome;
import dev.patterns.examples.incident.payment.PaymentService.PaymentResult;
import dev.patterns.examples.incident.plan.IncidentSpan;
import dev.patterns.examples.incident.plan.TimeScale;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.plan.Workload.Arrival;
import dev.patterns.examples.incident.result.ServiceLevel;
import java.time.Duration;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Ten minutes of payments whose outcomes depend on the second of their arrival; the incident is in minutes 2 to 5. */
class ServiceLevelsTest {

    private static final IncidentSpan SPAN = new IncidentSpan(Duration.ofMinutes(2), Duration.ofMinutes(5));
    private static final Workload WORKLOAD = new Workload(7, 6_000, 10, SPAN);

    private Duration latency = Duration.ofMillis(100);

    @Test
    void allPaid_nothingIsSpentAndNothingIsDetected() {
        var level = levelIf(second -> PaymentOutcome.PAID);

        assertThat(level).isEqualTo(new ServiceLevel(1, 1.0, 0, 0, null, 0.0));
    }

    @Test
    void declinedPaymentsCountNeitherAsSuccessNorAsFailure() {
        var level = levelIf(second -> second % 2 == 0 ? PaymentOutcome.DECLINED : PaymentOutcome.PAID);

        assertThat(level.successRate()).isEqualTo(1);
    }

    @Test
    void failuresSpendTheBudgetOf30Days() {
        var level = levelIf(second -> second < 60 ? PaymentOutcome.NO_CONNECTION : PaymentOutcome.PAID);

        var budget = 0.01 * 10 * 30 * 86_400;
        assertThat(level.successRate()).isCloseTo(0.9, within(0.01));
        assertThat(level.burnRate()).isCloseTo(10, within(1.0));
        assertThat(level.budgetSpent()).isCloseTo(600 / budget, within(60 / budget));
    }

    @Test
    void detectedWhenFivePercentOfAMinuteHaveFailedFor30Seconds() {
        var level = levelIf(second -> second >= 120 ? PaymentOutcome.TIMED_OUT : PaymentOutcome.PAID);

        assertThat(level.detectedSeconds())
                .as("5 %% of a minute after 4 s, and 30 s more")
                .isBetween(33.0, 36.0);
        assertThat(level.recoveredSeconds()).isNull();
    }

    @Test
    void recoveredWhenEveryMinuteThatFollowsIsWithinTheObjective() {
        assertThat(levelIf(second -> second >= 120 && second < 300 ? PaymentOutcome.TIMED_OUT : PaymentOutcome.PAID)
                        .recoveredSeconds())
                .isLessThanOrEqualTo(1);
        assertThat(levelIf(second -> second >= 120 && second < 340 ? PaymentOutcome.TIMED_OUT : PaymentOutcome.PAID)
                        .recoveredSeconds())
                .isBetween(38.0, 41.0);
    }

    @Test
    void paymentsThatTakeOverTwoSecondsAreNotInTime() {
        latency = Duration.ofMillis(2_100);

        var level = levelIf(second -> PaymentOutcome.PAID);

        assertThat(level.withinLatency()).isZero();
        assertThat(level.successRate()).isEqualTo(1);
    }

    private ServiceLevel levelIf(IntFunction<PaymentOutcome> outcomeAtSecond) {
        var arrivals = WORKLOAD.arrivals();
        var recorder = new PaymentRecorder(arrivals, new TimeScale(1), 0);
        for (Arrival arrival : arrivals) {
            var id = arrival.payment().id();
            var outcome = outcomeAtSecond.apply((int) arrival.at().toSeconds());
            recorder.recordEnd(id, new PaymentResult(outcome, 1), recorder.due(id) + latency.toNanos());
        }
        return new ServiceLevels(WORKLOAD, recorder, true, 602).compute();
    }
}
