package dev.patterns.examples.incident.api.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.CallRejectedException;
import dev.patterns.simulation.SimulatedTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Prices are fresh for 5 to 10 seconds here; a call to the service takes one second. */
class PriceCacheTest {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private final SimulatedTime time = new SimulatedTime(7);
    private final PriceStore store = new CaffeinePriceStore(time, Duration.ofMinutes(1), 100);
    private final PriceCache guarded = cache(true);
    private final List<Integer> answered = new ArrayList<>();
    private int calls;
    private boolean failing;
    private boolean rejecting;

    @AfterEach
    void end() {
        time.close();
    }

    @Test
    void freshPricesNeedNoCall_andOldOnesNeedOne() throws Exception {
        guarded.prices(1);
        guarded.prices(1);
        assertThat(calls).isEqualTo(1);

        pass(FRESH);
        guarded.prices(1);

        assertThat(calls).isEqualTo(2);
        assertThat(guarded.hits()).isEqualTo(1);
        assertThat(guarded.misses()).isEqualTo(2);
    }

    @Test
    void pricesThatWerePutAtTheSameTimeDoNotExpireAtTheSameTime() {
        for (int category = 0; category < 100; category++) {
            guarded.put(prices(category));
        }
        pass(Duration.ofMillis(7_500));

        assertThat(IntStream.range(0, 100).filter(this::isFresh).count()).isBetween(30L, 70L);
    }

    @Test
    void concurrentMissesShareOneCall() {
        ask(guarded, 5);

        assertThat(calls).isEqualTo(1);
        assertThat(answered).hasSize(5);
    }

    @Test
    void withoutGuards_eachConcurrentMissIsACall() {
        ask(cache(false), 5);

        assertThat(calls).isEqualTo(5);
    }

    @Test
    void afterAFailedCall_oldPricesAreTheAnswer_forTheRequestsThatWaitedToo() throws Exception {
        guarded.prices(1);
        pass(FRESH);
        failing = true;

        ask(guarded, 3);

        assertThat(answered).hasSize(3);
        assertThat(calls).isEqualTo(2);
        assertThat(guarded.staleAnswers()).isEqualTo(3);
    }

    @Test
    void afterARejectedCall_oldPricesAreTheAnswer() throws Exception {
        guarded.prices(1);
        pass(FRESH);
        rejecting = true;

        assertThat(guarded.prices(1)).isEqualTo(prices(1));
        assertThat(guarded.staleAnswers()).isEqualTo(1);
    }

    @Test
    void withoutOldPrices_orWithoutGuards_theFailureIsTheCallers() throws Exception {
        cache(false).prices(1);
        pass(FRESH);
        failing = true;

        assertThatThrownBy(() -> cache(false).prices(1)).hasMessage("no answer");
        assertThatThrownBy(() -> guarded.prices(2)).hasMessage("no answer");
    }

    @Test
    void pricesThatAreTooOldToKeepAreGone() throws Exception {
        guarded.prices(1);
        pass(Duration.ofMinutes(2));

        assertThat(store.find(1)).isEmpty();
    }

    private boolean isFresh(int category) {
        return store.find(category).orElseThrow().fresh();
    }

    private PriceCache cache(boolean withGuards) {
        return new PriceCache(store, this::call, FRESH, withGuards, time, new SplittableRandom(7));
    }

    private PriceList call(int category) throws IOException {
        calls++;
        pass(Duration.ofSeconds(1));
        if (rejecting) {
            throw new CallRejectedException("prices", "full", null);
        }
        if (failing) {
            throw new IOException("no answer");
        }
        return prices(category);
    }

    private static PriceList prices(int category) {
        return new PriceList(category, List.of(100, 200));
    }

    /** This many requests for one category at the same time, until all have ended. */
    private void ask(PriceCache cache, int requests) {
        for (int i = 0; i < requests; i++) {
            time.spawn("request-" + i, Duration.ofMillis(10L * i), () -> {
                answered.add(cache.prices(1).cents().get(0));
            });
        }
        pass(Duration.ofSeconds(5));
    }

    private void pass(Duration duration) {
        long start = time.nanoTime();
        for (long left; (left = duration.toNanos() - (time.nanoTime() - start)) > 0; ) {
            time.parkNanos(this, left);
        }
    }
}
