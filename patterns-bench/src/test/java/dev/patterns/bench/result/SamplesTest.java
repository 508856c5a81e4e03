package dev.patterns.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.bench.result.Samples.Key;
import dev.patterns.bench.result.Samples.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void aRowHasTheMeanTheWorstForkAndTheRatioToTheHandwrittenOne() {
        var samples = new Samples();
        for (double value : List.of(10.0, 12.0, 11.0)) {
            samples.add(key("HANDWRITTEN", "M/s"), Sample.of(value));
            samples.add(key("HIKARICP", "M/s"), Sample.of(value / 2));
        }
        var rows = samples.rows();
        assertThat(rows).extracting(Row::contender).containsExactly("HANDWRITTEN", "HIKARICP");
        assertThat(rows.get(1).value()).isEqualTo(5.5);
        assertThat(rows.get(1).worstFork()).as("the smallest rate").isEqualTo(5);
        assertThat(rows.get(1).ratio()).isEqualTo(0.5);
        assertThat(rows.get(1).noDifference()).isFalse();
    }

    @Test
    void theWorstForkOfATimeIsTheLongest() {
        var samples = new Samples();
        samples.add(key("HANDWRITTEN", "ns"), Sample.of(3));
        samples.add(key("HANDWRITTEN", "ns"), Sample.of(9));
        assertThat(samples.rows().get(0).worstFork()).isEqualTo(9);
    }

    @Test
    void rowsOfDifferentThreadsAreNotCompared() {
        var samples = new Samples();
        samples.add(new Key("pool", "work", 1, "G1", "HANDWRITTEN", "M/s"), Sample.of(3));
        samples.add(new Key("pool", "work", 2, "G1", "HIKARICP", "M/s"), Sample.of(9));
        assertThat(samples.rows().get(1).ratio()).isNull();
    }

    @Test
    void aResultIsTheSameAfterWritingAndReading() throws Exception {
        var samples = new Samples();
        samples.add(key("HANDWRITTEN", "ns"), Sample.of(3));
        var result = new BenchResult(
                "m", "j 17", "G1", "2026-01-01", java.util.Map.of(), java.util.Map.of(), samples.rows(), List.of());
        assertThat(Json.read(result.toJson(), BenchResult.class)).isEqualTo(result);
    }

    private static Key key(String contender, String unit) {
        return new Key("pool", "work", 1, "G1", contender, unit);
    }
}
