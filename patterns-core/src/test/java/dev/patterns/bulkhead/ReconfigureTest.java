package dev.patterns.bulkhead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.CallRejectedException;
import dev.patterns.Time;
import dev.patterns.bulkhead.BulkheadConfig.LimitRange;
import dev.patterns.bulkhead.BulkheadStatus.Rejection;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReconfigureTest {

    private final SimulatedTime time = new SimulatedTime(7);
    private final Bulkhead bulkhead =
            Bulkhead.builder("prices").limit(2).maxWaiters(10).time(time).build();
    private final List<CompletableFuture<String>> stages = new ArrayList<>();

    @AfterEach
    void endSimulation() {
        time.close();
    }

    @Test
    void aRaisedLimitStartsAsManyWaitingCallsAsItAdmits() {
        start(6);
        assertThat(stages).hasSize(2);

        bulkhead.reconfigure(settings -> settings.limit(5));
        time.advance(Duration.ofNanos(1));

        assertThat(stages).hasSize(5);
        assertThat(bulkhead.status().waiting()).isEqualTo(1);
    }

    @Test
    void aLoweredLimitStartsNoCallUntilEnoughHaveEnded() {
        bulkhead.reconfigure(settings -> settings.limit(3));
        start(4);
        bulkhead.reconfigure(settings -> settings.limit(1));
        time.advance(Duration.ofMillis(2)); // from now on permits are handed to the waiting call

        assertThat(bulkhead.status().active()).isEqualTo(3);
        end(0);
        end(1);
        assertThat(stages).hasSize(3);
        assertThat(bulkhead.status().active()).isEqualTo(1);
        end(2);
        assertThat(stages).hasSize(4);
        assertThat(bulkhead.status().active()).isEqualTo(1);
    }

    @Test
    void otherSettingsHoldForCallsThatBeginLater() {
        start(3);
        bulkhead.reconfigure(settings -> settings.maxWaiters(1).maxWait(Duration.ofMillis(100)));

        assertThat(bulkhead.callAsync(CompletableFuture::new)).isCompletedExceptionally();
        time.advance(Duration.ofMillis(100));
        assertThat(bulkhead.status().waiting()).isEqualTo(1);
        time.advance(Duration.ofMillis(900));
        assertThat(bulkhead.status().waiting()).isZero();
    }

    @Test
    void aSettingOutOfBoundsChangesNothing() {
        assertThatThrownBy(() -> bulkhead.reconfigure(settings -> settings.limit(0)))
                .hasMessage("limit must be between 1 and 1000000, but was 0");
        assertThatThrownBy(() -> bulkhead.reconfigure(settings -> settings.time(Time.system())))
                .hasMessage("reconfigure must not change the time of prices, but did");
        assertThat(bulkhead.config().limit()).isEqualTo(2);
        assertThat(bulkhead.status().limit()).isEqualTo(2);

        bulkhead.reconfigure(settings -> settings.reset().limit(7));
        assertThat(bulkhead.config().maxWaiters()).isZero();
        assertThat(bulkhead).hasToString("Bulkhead[prices 0 of 7]");
    }

    @Test
    void everySettingIsCheckedAndPrinted() {
        assertThat(Bulkhead.builder("prices").build().config())
                .hasToString("BulkheadSettings[name=prices, limit=10, maxWaiters=0, maxWait=PT1S,"
                        + " adaptiveLimit=Optional.empty, dropOn=none, dropOnResult=Optional.empty]");
        assertRejected(Bulkhead.builder(" "), "name must not be blank, but was \" \"");
        assertRejected(Bulkhead.builder("a").limit(1_000_001), "limit must be between 1 and 1000000, but was 1000001");
        assertRejected(Bulkhead.builder("a").maxWaiters(-1), "maxWaiters must be between 0 and 1000000, but was -1");
        assertRejected(Bulkhead.builder("a").maxWait(Duration.ZERO), "maxWait must be more than zero, but was PT0S");
        assertRejected(
                Bulkhead.builder("a").adaptiveLimit(0, 20),
                "the lowest adaptive limit must be between 1 and 1000000, but was 0");
        assertRejected(
                Bulkhead.builder("a").adaptiveLimit(20, 10),
                "the highest adaptive limit must be between 20 and 1000000, but was 10");
        assertRejected(
                Bulkhead.builder("a").limit(5).adaptiveLimit(10, 20),
                "limit, where an adaptive one begins, must be between 10 and 20, but was 5");
    }

    @Test
    void anAdaptiveLimitCanBeTurnedOnAndOff() {
        bulkhead.reconfigure(settings -> settings.adaptiveLimit(1, 50));
        assertThat(bulkhead.config().adaptiveLimit()).contains(new LimitRange(1, 50));
        assertThat(bulkhead.status().limit()).isEqualTo(2);

        bulkhead.reconfigure(BulkheadBuilder::reset);
        assertThat(bulkhead.config().adaptiveLimit()).isEmpty();
        assertThat(bulkhead.status().limit()).isEqualTo(10);
    }

    @Test
    void figuresAndListenersStay() {
        var rejections = new ArrayList<Rejection>();
        var waits = new ArrayList<Duration>();
        bulkhead.onRejection(rejections::add);
        bulkhead.onWait(waits::add);
        bulkhead.onWait(wait -> {
            throw new IllegalStateException("a listener must not change the outcome");
        });
        start(3);
        bulkhead.reconfigure(settings -> settings.maxWaiters(0));
        start(1);
        time.advance(Duration.ofMillis(300));
        end(0);

        assertThat(rejections).containsExactly(Rejection.FULL);
        assertThat(waits).containsExactly(Duration.ofMillis(300));
        assertThat(bulkhead.status().admitted()).isEqualTo(3);
        assertThat(stages).hasSize(3);
    }

    @Test
    void rejectionsHaveTheSameTextAsLongAsTheLimitsStay() {
        var bulkhead = Bulkhead.builder("prices").limit(1).time(time).build();
        var reasons = new ArrayList<String>();
        bulkhead.call(() -> {
            reasons.add(reasonOfARejection(bulkhead));
            reasons.add(reasonOfARejection(bulkhead));
            bulkhead.reconfigure(settings -> settings.maxWaiters(0).limit(1).maxWait(Duration.ofSeconds(9)));
            reasons.add(reasonOfARejection(bulkhead));
            return null;
        });
        bulkhead.reconfigure(settings -> settings.limit(2));
        bulkhead.call(() -> bulkhead.call(() -> reasons.add(reasonOfARejection(bulkhead))));

        assertThat(reasons.get(1)).isSameAs(reasons.get(0));
        assertThat(reasons.get(2)).isSameAs(reasons.get(0));
        assertThat(reasons.get(3)).isEqualTo("full: limit 2, maxWaiters 0");
    }

    private static String reasonOfARejection(Bulkhead bulkhead) {
        try {
            return bulkhead.call(() -> "admitted");
        } catch (CallRejectedException rejection) {
            return rejection.reason();
        }
    }

    @Test
    void aListenerCanBeRemoved() {
        var rejections = new ArrayList<Rejection>();
        var registration = bulkhead.onRejection(rejections::add);
        bulkhead.reconfigure(settings -> settings.maxWaiters(0));
        start(3);
        registration.cancel();
        start(1);

        assertThat(rejections).containsExactly(Rejection.FULL);
    }

    @Test
    void aRegistryWithALimitKeepsABulkheadThatHasActiveCalls() {
        var bulkheads =
                Bulkhead.registry(builder -> builder.limit(1).time(time)).limitedTo(2);
        var busy = bulkheads.get("busy");
        busy.callAsync(CompletableFuture::new);
        var idle = bulkheads.get("idle");
        bulkheads.get("other");

        assertThat(bulkheads.get("busy")).isSameAs(busy);
        assertThat(bulkheads.get("idle")).isNotSameAs(idle);
    }

    private static void assertRejected(BulkheadBuilder builder, String message) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private void start(int calls) {
        for (int i = 0; i < calls; i++) {
            bulkhead.callAsync(() -> {
                var stage = new CompletableFuture<String>();
                stages.add(stage);
                return stage;
            });
        }
    }

    private void end(int call) {
        stages.get(call).complete("answer");
        time.advance(Duration.ZERO);
    }
}
