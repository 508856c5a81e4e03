package dev.patterns.examples.incident.api.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patterns.examples.incident.api.shop.PriceList;
import dev.patterns.examples.incident.real.EnvironmentStartException;
import dev.patterns.examples.shared.RedisServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The store in a real Redis. Skipped where there is no {@code redis-server} on the path. */
class RedisPriceStoreTest {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final PriceList PRICES = new PriceList(7, List.of(100, 250));

    private static RedisServer server;
    private static URI address;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(RedisServer.isInstalled(), "no redis-server on the path");
        server = RedisServer.start();
        address = server.url();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void pricesAreFreshForTheGivenTime_andKeptLonger() {
        try (var store = new RedisPriceStore(address, "fresh:", KEPT)) {
            store.put(PRICES, Duration.ofMillis(50));
            await().untilAsserted(() ->
                    assertThat(store.find(7).orElseThrow().fresh()).isFalse());
            assertThat(store.find(7).orElseThrow().prices()).isEqualTo(PRICES);

            store.put(PRICES, KEPT);
            assertThat(store.find(7).orElseThrow().fresh()).isTrue();
        }
    }

    @Test
    void aCategoryThatWasNotPutIsNotThere_andCloseDeletesWhatWasPut() {
        try (var store = new RedisPriceStore(address, "deleted:", KEPT)) {
            assertThat(store.find(7)).isEmpty();
            store.put(PRICES, KEPT);
        }
        try (var store = new RedisPriceStore(address, "deleted:", KEPT)) {
            assertThat(store.find(7)).isEmpty();
        }
    }

    @Test
    void twoProcessesShareThePrices() {
        try (var one = new RedisPriceStore(address, "shared:", KEPT);
                var other = new RedisPriceStore(address, "shared:", KEPT)) {
            one.put(PRICES, KEPT);

            assertThat(other.find(7).orElseThrow().prices()).isEqualTo(PRICES);
        }
    }

    @Test
    void aServerThatIsNotThereIsOneClearError() throws Exception {
        var nowhere = URI.create("redis://127.0.0.1:" + RedisServer.freePort());

        assertThatThrownBy(() -> new RedisPriceStore(nowhere, "none:", KEPT))
                .isInstanceOf(EnvironmentStartException.class)
                .hasMessageStartingWith("can't use the Redis at --redis 127.0.0.1:");
    }
}
