package dev.patterns.examples.incident.api.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patterns.examples.incident.api.shop.PriceList;
import dev.patterns.examples.incident.real.EnvironmentStartException;
import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store in a real Redis. Skipped where there is no {@code redis-server} on the path. */
class RedisPriceStoreTest {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final PriceList PRICES = new PriceList(7, List.of(100, 250));

    private static Process server;
    private static URI address;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        var installed = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(path -> Path.of(path, "redis-server").toFile())
                .anyMatch(File::canExecute);
        assumeTrue(installed, "no redis-server on the path");
        int port = freePort();
        server = new ProcessBuilder(
                        "redis-server",
                        "--port",
                        "" + port,
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--dir",
                        "" + directory)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("redis.log").toFile())
                .start();
        address = URI.create("redis://127.0.0.1:" + port);
        await().until(() -> isListening(port));
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.destroy();
            server.waitFor();
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
        var nowhere = URI.create("redis://127.0.0.1:" + freePort());

        assertThatThrownBy(() -> new RedisPriceStore(nowhere, "none:", KEPT))
                .isInstanceOf(EnvironmentStartException.class)
                .hasMessageStartingWith("can't use the Redis at --redis: ");
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isListening(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (java.io.IOException notYet) {
            return false;
        }
    }
}
