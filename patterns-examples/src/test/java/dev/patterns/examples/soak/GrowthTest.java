package dev.patterns.examples.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrowthTest {

    private static final long MEBIBYTE = 1024 * 1024;

    @Test
    void aRunWhoseFiguresGoUpAndDownDoesNotGrow() {
        var samples = samples(number -> sample(number, (40 + number % 7 * 10) * MEBIBYTE, 80 + number % 30, 6));

        assertThat(Growth.of(samples)).noneMatch(Growth::isTooMuch);
    }

    @Test
    void theFirstQuarterIsWarmUp() {
        var samples = samples(number -> sample(number, (number < 20 ? 10 : 60) * MEBIBYTE, number < 20 ? 5 : 90, 6));

        assertThat(Growth.of(samples)).noneMatch(Growth::isTooMuch);
    }

    @Test
    void memoryThatIsNeverFreedIsGrowth() {
        var samples = samples(number -> sample(number, (40 + number / 4) * MEBIBYTE, 80, 6));

        assertThat(Growth.of(samples))
                .filteredOn(Growth::isTooMuch)
                .extracting(Growth::resource)
                .containsExactly("heap, KiB");
    }

    @Test
    void aThreadThatStaysAfterEachFourthSampleIsGrowth() {
        var samples = samples(number -> sample(number, 40 * MEBIBYTE, 80 + number / 4, 6));

        assertThat(Growth.of(samples))
                .filteredOn(Growth::isTooMuch)
                .extracting(Growth::resource)
                .containsExactly("threads", "file descriptors");
    }

    @Test
    void sessionsThatAreNeverClosedAreGrowth() {
        var samples = samples(number -> sample(number, 40 * MEBIBYTE, 80, 2 + number / 10));

        assertThat(Growth.of(samples))
                .filteredOn(Growth::isTooMuch)
                .singleElement()
                .hasToString("database sessions          4 in the second quarter,         8 in the last;"
                        + " at most 2 more: GROWS");
    }

    @Test
    void tooFewSamplesSayNothing() {
        assertThatThrownBy(() ->
                        Growth.of(samples(number -> sample(number, 0, 0, 0)).subList(0, 11)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("growth needs at least 12 samples, but there are 11");
    }

    private static List<Sample> samples(IntFunction<Sample> figures) {
        return IntStream.range(0, 80).mapToObj(figures).toList();
    }

    /** With three descriptors for each thread. */
    private static Sample sample(int number, long heap, long threads, long sessions) {
        return new Sample(Duration.ofSeconds(number), heap, threads, 3 * threads, sessions);
    }
}
