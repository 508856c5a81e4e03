package dev.patterns.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.bench.harness.HarnessMain.Figure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each harness runs once, for an instant, on the hand-written pool: that it measures something, not what. */
class HarnessTest {

    private static final String OURS = "HANDWRITTEN";

    @Test
    void waits() throws Exception {
        assertThat(new Waits().run(OURS, 0.2, Map.of("threads", 4, "slots", 2)))
                .extracting(Figure::name)
                .contains("calls served", "p99.9", "open loop, p99.9");
    }

    @Test
    void aSpikeIsServed() throws Exception {
        assertThat(new Spike().run(OURS, 1, Map.of()))
                .filteredOn(figure -> figure.name().equals("connections open in the end"))
                .singleElement()
                .satisfies(figure -> assertThat(figure.value()).isBetween(5.0, 50.0));
    }

    @Test
    void aDatabaseThatComesBackIsFound() throws Exception {
        assertThat(new Recovery().run(OURS, 0.2, Map.of()))
                .extracting(Figure::name)
                .contains("first success after it is back");
    }

    @Test
    void virtualThreadsAreServedWhereThereAreAny() throws Exception {
        var figures = new VirtualThreads().run(OURS, 0.2, Map.of());
        assertThat(figures.isEmpty()).isEqualTo(Runtime.version().feature() < 21);
    }

    @Test
    void anIdlePoolHoldsHeap() throws Exception {
        assertThat(new IdleMemory().run(OURS, 1, Map.of()))
                .singleElement()
                .satisfies(figure -> assertThat(figure.value()).isPositive());
    }

    @Test
    void anIdleBreakerHoldsHeap() throws Exception {
        for (var contender : List.of("HANDWRITTEN", "RESILIENCE4J", "FAILSAFE")) {
            assertThat(new BreakerMemory().run(contender, 1, Map.of()))
                    .singleElement()
                    .satisfies(figure -> assertThat(figure.value()).isPositive());
        }
    }

    @Test
    void transactionsReachAPostgres() throws Exception {
        assertThat(new PostgresTransactions().run(OURS, 0.3, Map.of("threads", 2, "slots", 2)))
                .filteredOn(figure -> figure.name().equals("transactions"))
                .singleElement()
                .satisfies(figure -> assertThat(figure.value()).isPositive());
    }
}
