package dev.patterns.examples.soak;

import dev.patterns.Policy;
import dev.patterns.bulkhead.Bulkhead;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.TripRule;
import dev.patterns.pool.ConnectionPool;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.retry.RetryBudget;
import dev.patterns.timeout.Timeout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;

/** The service under test. For an order it asks another service for the stock, and writes a row. */
final class OrderService implements AutoCloseable {

    static final int POOL_SIZE = 6;
    static final int MAX_OVERFLOW = 2;

    /** Shorter than the stock server's pause when it hangs. */
    private static final Duration STOCK_LIMIT = Duration.ofMillis(250);

    private static final int STATEMENT_SECONDS = 1;
    private static final Duration OPEN = Duration.ofMillis(200);
    private static final int ATTEMPTS = 3;

    private final ConnectionPool pool;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest stockRequest;

    private final CircuitBreaker breaker = CircuitBreaker.builder("stock")
            .tripWhen(TripRule.countWindow(40).failureRate(0.5))
            .openFor(OPEN)
            .build();
    private final Retry stockRetry = Retry.builder("stock")
            .maxAttempts(ATTEMPTS)
            .backoff(Backoff.exponential(Duration.ofMillis(5), Duration.ofMillis(50))
                    .withFullJitter())
            .budget(RetryBudget.ratio(0.2, 100))
            .abortOn(InterruptedException.class)
            .build();
    private final Policy stockPolicy = Policy.compose(
            stockRetry,
            breaker,
            Bulkhead.builder("stock").limit(64).build(),
            Timeout.builder("stock").limit(STOCK_LIMIT).build());
    private final Retry writeRetry = Retry.builder("orders")
            .maxAttempts(2)
            .backoff(Backoff.fixed(Duration.ofMillis(5)))
            .retryOn(SQLException.class)
            .build();

    OrderService(DataSource database, URI stock) {
        pool = ConnectionPool.builder("orders")
                .source(database)
                .size(POOL_SIZE)
                .maxOverflow(MAX_OVERFLOW)
                .connectionTimeout(Duration.ofMillis(500))
                .createTimeout(Duration.ofSeconds(1))
                .recycle(Duration.ofSeconds(20))
                .statementCacheSize(20)
                .build();
        // POST: java.net.http repeats a GET by itself after a reset
        stockRequest =
                HttpRequest.newBuilder(stock).POST(BodyPublishers.noBody()).build();
    }

    int stock() throws Exception {
        return stockPolicy.call(() -> pieces(http.send(stockRequest, BodyHandlers.ofString())));
    }

    CompletableFuture<Integer> stockAsync() {
        return stockPolicy.callAsync(() -> http.sendAsync(stockRequest, BodyHandlers.ofString())
                .thenApply(response -> {
                    try {
                        return pieces(response);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
    }

    private static int pieces(HttpResponse<String> response) throws IOException {
        if (response.statusCode() != 200) {
            throw new IOException("the stock server answered " + response.statusCode());
        }
        return Integer.parseInt(response.body());
    }

    /** Writes a row and commits. A row of an earlier attempt, whose answer was lost, stays as it is. */
    void write(int client, long number) throws SQLException {
        writeRetry.call(() -> {
            try (var connection = pool.getConnection();
                    var insert = connection.prepareStatement(
                            "insert into soak_order values (?, ?) on conflict do nothing")) {
                connection.setAutoCommit(false);
                insert.setQueryTimeout(STATEMENT_SECONDS);
                insert.setInt(1, client);
                insert.setLong(2, number);
                insert.executeUpdate();
                connection.commit();
                return number;
            }
        });
    }

    /** Replaces settings while calls run. */
    void changeSettings() {
        breaker.reconfigure(change -> change.openFor(OPEN.multipliedBy(2)));
        stockRetry.reconfigure(change -> change.maxAttempts(ATTEMPTS - 1));
        pool.reconfigure(change -> change.size(POOL_SIZE - 2));
    }

    void restoreSettings() {
        breaker.reconfigure(change -> change.openFor(OPEN));
        stockRetry.reconfigure(change -> change.maxAttempts(ATTEMPTS));
        pool.reconfigure(change -> change.size(POOL_SIZE));
    }

    ConnectionPool pool() {
        return pool;
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    @Override
    public void close() {
        pool.close();
    }
}
