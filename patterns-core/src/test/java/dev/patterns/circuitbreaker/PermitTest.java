package dev.patterns.circuitbreaker;

import static dev.patterns.circuitbreaker.Scene.FAILURE;
import static dev.patterns.circuitbreaker.Scene.LEASE;
import static dev.patterns.circuitbreaker.Scene.givenClosed;
import static dev.patterns.circuitbreaker.Scene.givenDueForProbes;
import static dev.patterns.circuitbreaker.Scene.givenOpen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.CallRejectedException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** The low level: acquire, make the call, settle. */
class PermitTest {

    @Test
    void anOpenBreakerGivesNone() {
        var scene = givenOpen(Style.SYNC);

        assertThatThrownBy(scene.breaker::acquire).isInstanceOf(CallRejectedException.class);
    }

    @Test
    void permitsVote() {
        var scene = givenDueForProbes(Style.SYNC, 2);

        scene.breaker.acquire().returned("answer");
        scene.breaker.acquire().returned("answer");
        scene.isClosed();
        for (int i = 0; i < 3; i++) {
            scene.breaker.acquire().failed(FAILURE);
        }

        scene.isOpen();
    }

    @Test
    void onlyTheFirstSettlementCounts() {
        var scene = givenClosed(Style.SYNC);
        var permit = scene.breaker.acquire();

        permit.returned("answer");
        permit.failed(FAILURE);
        permit.failed(FAILURE);
        permit.failed(FAILURE);

        scene.isClosed();
        assertThat(scene.breaker.status().failures()).isZero();
    }

    @Test
    void anIgnoredOneGivesItsProbeBack() {
        var scene = givenDueForProbes(Style.SYNC, 1);

        scene.breaker.acquire().ignored();

        scene.isHalfOpen();
        scene.breaker.acquire().returned("answer");
        scene.isClosed();
    }

    @Test
    void B8_aDroppedOneIsReclaimed() {
        var scene = givenDueForProbes(Style.SYNC, 1);
        scene.breaker.acquire();

        assertThatThrownBy(scene.breaker::acquire).isInstanceOf(CallRejectedException.class);
        scene.time.advance(LEASE);
        scene.breaker.acquire().returned("answer");

        scene.isClosed();
    }

    @Test
    void itIsTimed_whereSomebodyListens() {
        var scene = givenClosed(Style.SYNC);
        var events = new ArrayList<CircuitBreakerEvent>();
        scene.breaker.onEvent(events::add);

        var permit = scene.breaker.acquire();
        scene.time.advance(Duration.ofMillis(120));
        permit.failed(FAILURE);

        assertThat(events)
                .containsExactly(
                        new CircuitBreakerEvent.Call("payments", CallOutcome.FAILURE, Duration.ofMillis(120), FAILURE));
    }
}
