package dev.patterns.bulkhead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A bulkhead whose callers always have another call. */
class AdaptiveLimitTest {

    private static final Duration LATENCY = Duration.ofMillis(20);

    private final SimulatedTime time = new SimulatedTime(7);
    private final Bulkhead bulkhead = Bulkhead.builder("prices")
            .limit(4)
            .adaptiveLimit(2, 50)
            .maxWaiters(1_000)
            .maxWait(Duration.ofMinutes(1))
            .time(time)
            .build();
    private boolean over;

    @AfterEach
    void endSimulation() {
        time.close();
    }

    @Test
    void theLimitGrowsWhileMoreCallsDoNotMakeTheLatencyLonger() {
        for (int caller = 0; caller < 100; caller++) {
            time.spawn("caller", () -> {
                while (!over) {
                    bulkhead.call(() -> {
                        time.sleep(LATENCY);
                        return "answer";
                    });
                }
            });
        }
        time.advance(Duration.ofSeconds(5));
        assertThat(bulkhead.status().limit()).isEqualTo(50);
        assertThat(bulkhead.status().active()).isEqualTo(50);
        over = true;
        time.run();
        assertThat(bulkhead.status().active()).isZero();
    }

    @Test
    void asynchronousCallsCountToo() {
        for (int caller = 0; caller < 100; caller++) {
            callAgain();
        }
        time.advance(Duration.ofSeconds(5));
        assertThat(bulkhead.status().limit()).isEqualTo(50);
    }

    @Test
    void aCancelledCallCancelsItsStage() {
        var stage = new CompletableFuture<String>();
        bulkhead.callAsync(() -> stage).cancel(true);
        assertThat(stage).isCancelled();
    }

    @Test
    void aLimitThatIsNotReachedStays() {
        for (int caller = 0; caller < 3; caller++) {
            callAgain();
        }
        time.advance(Duration.ofMinutes(1));
        assertThat(bulkhead.status().limit()).isEqualTo(4);
    }

    @Test
    void callsThatEndAfterTheSwitchToAFixedLimitDoNotChangeIt() {
        for (int caller = 0; caller < 100; caller++) {
            callAgain();
        }
        time.advance(Duration.ofSeconds(2));
        bulkhead.reconfigure(settings -> settings.reset().limit(7).maxWaiters(1_000));
        time.advance(Duration.ofSeconds(2));

        assertThat(bulkhead.status().limit()).isEqualTo(7);
        assertThat(bulkhead.status().active()).isEqualTo(7);
    }

    @Test
    void aChangeOfAnotherSettingKeepsTheLimitThatWasFound() {
        for (int caller = 0; caller < 100; caller++) {
            callAgain();
        }
        time.advance(Duration.ofSeconds(5));

        bulkhead.reconfigure(settings -> settings.maxWait(Duration.ofMinutes(2)));

        assertThat(bulkhead.status().limit()).isEqualTo(50);
    }

    private void callAgain() {
        bulkhead.callAsync(() -> {
                    var answer = new CompletableFuture<String>();
                    time.schedule(() -> answer.complete("answer"), LATENCY);
                    return answer;
                })
                .thenRun(() -> time.execute(this::callAgain));
    }
}
