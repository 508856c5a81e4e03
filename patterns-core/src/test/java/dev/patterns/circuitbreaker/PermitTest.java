package dev.patterns.circuitbreaker;

import static dev.patterns.circuitbreaker.BreakerFixture.FAILURE;
import static dev.patterns.circuitbreaker.BreakerFixture.LEASE;
import static dev.patterns.circuitbreaker.BreakerFixture.givenClosed;
import static dev.patterns.circuitbreaker.BreakerFixture.givenDueForProbes;
import static dev.patterns.circuitbreaker.BreakerFixture.givenOpen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.CallRejectedException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Calls that are made elsewhere: acquire a permit, make the call, report its end. */
class PermitTest {

    @Test
    void anOpenBreakerGivesNoPermit() {
        var fixture = givenOpen(CallStyle.SYNC);

        assertThatThrownBy(fixture.breaker::acquire).isInstanceOf(CallRejectedException.class);
    }

    @Test
    void theOutcomeOfAPermitCounts() {
        var fixture = givenDueForProbes(CallStyle.SYNC, 2);

        fixture.breaker.acquire().returned("answer");
        fixture.breaker.acquire().returned("answer");
        fixture.isClosed();
        for (int i = 0; i < 3; i++) {
            fixture.breaker.acquire().failed(FAILURE);
        }

        fixture.isOpen();
    }

    @Test
    void onlyTheFirstReportCounts() {
        var fixture = givenClosed(CallStyle.SYNC);
        var permit = fixture.breaker.acquire();

        permit.returned("answer");
        permit.failed(FAILURE);
        permit.failed(FAILURE);
        permit.failed(FAILURE);

        fixture.isClosed();
        assertThat(fixture.breaker.status().failures()).isZero();
    }

    @Test
    void anIgnoredPermitFreesItsSlot() {
        var fixture = givenDueForProbes(CallStyle.SYNC, 1);

        fixture.breaker.acquire().ignored();

        fixture.isHalfOpen();
        fixture.breaker.acquire().returned("answer");
        fixture.isClosed();
    }

    @Test
    void B8_aPermitThatIsNeverReportedIsReplacedAfterItsLease() {
        var fixture = givenDueForProbes(CallStyle.SYNC, 1);
        fixture.breaker.acquire();

        assertThatThrownBy(fixture.breaker::acquire).isInstanceOf(CallRejectedException.class);
        fixture.time.advance(LEASE);
        fixture.breaker.acquire().returned("answer");

        fixture.isClosed();
    }

    @Test
    void aPermitIsTimed_ifThereIsAnEventListener() {
        var fixture = givenClosed(CallStyle.SYNC);
        var events = new ArrayList<CircuitBreakerEvent>();
        fixture.breaker.onEvent(events::add);

        var permit = fixture.breaker.acquire();
        fixture.time.advance(Duration.ofMillis(120));
        permit.failed(FAILURE);

        assertThat(events)
                .containsExactly(
                        new CircuitBreakerEvent.Call("payments", CallOutcome.FAILURE, Duration.ofMillis(120), FAILURE));
    }
}
