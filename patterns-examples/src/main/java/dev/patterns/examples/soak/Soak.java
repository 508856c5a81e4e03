package dev.patterns.examples.soak;

import dev.patterns.circuitbreaker.CircuitBreakerState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One run: clients place orders, faults come and go, resources are sampled. Then the faults end, and everything must be
 * as good as before: each client succeeds, no connection stays lent, no order is lost or written twice.
 */
public final class Soak {

    private static final int CLIENTS = 12;
    /** In one run, whatever its length. */
    public static final int SAMPLES = 80;

    private static final Duration MIN_LENGTH = Duration.ofSeconds(6);
    /** Each quarter of a run needs moments in which no connection to the stock server is open. */
    public static final Duration MIN_LENGTH_FOR_GROWTH = Duration.ofMinutes(4);

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration CALM = Duration.ofSeconds(30);
    private static final int CALM_SUCCESSES = 20;

    /**
     * What has happened so far.
     *
     * @param orders placed and acknowledged
     * @param failures requests that failed or were rejected
     * @param faults how many were played
     */
    public record Progress(Sample sample, long orders, long failures, int faults) {}

    private final OrderClient.Totals totals = new OrderClient.Totals();
    private final List<OrderClient> clients;
    private final List<Thread> threads;
    private final SoakDatabase database;
    private final OrderService service;
    private final FaultPlayer faults;
    private final List<String> violations = new ArrayList<>();

    private Soak(SoakDatabase database, StockServer stock, OrderService service, long seed) {
        this.database = database;
        this.service = service;
        var random = new SplittableRandom(seed);
        clients = IntStream.range(0, CLIENTS)
                .mapToObj(number -> new OrderClient(number, service, totals, random.split()))
                .toList();
        threads = clients.stream()
                .map(client -> daemon(client, "soak-client-" + client.number()))
                .toList();
        faults = new FaultPlayer(service, database, stock, threads, random.split());
    }

    /**
     * Runs it.
     *
     * @param length how long the faults go on; at least 6 seconds
     * @param seed decides the faults and the clients' choices; their timing is the machine's
     * @param jdbcUrl the PostgreSQL to use; null for an embedded one
     * @param progress is told after each of the 80 samples
     * @throws IllegalArgumentException if it is shorter
     */
    public static SoakReport run(
            Duration length, long seed, @Nullable String jdbcUrl, Consumer<? super Progress> progress)
            throws SQLException, InterruptedException {
        if (length.compareTo(MIN_LENGTH) < 0) {
            throw new IllegalArgumentException("a soak takes at least 6 seconds, but was " + length.toMillis() + " ms");
        }
        try (var database = new SoakDatabase(jdbcUrl);
                var stock = new StockServer();
                var service = new OrderService(database.dataSource(), stock.address())) {
            return new Soak(database, stock, service, seed).run(length, progress);
        }
    }

    private SoakReport run(Duration length, Consumer<? super Progress> progress)
            throws SQLException, InterruptedException {
        threads.forEach(Thread::start);
        var faultThread = daemon(faults, "soak-faults");
        faultThread.start();
        var samples = sample(length, progress);
        faults.failure().ifPresent(failure -> violations.add("the faults ended before the run did: " + failure));
        faultThread.interrupt();
        faultThread.join();
        awaitCalm();
        for (var client : clients) {
            client.stop();
        }
        for (var thread : threads) {
            thread.join();
        }
        checkTheEnd();
        return new SoakReport(
                totals.orders.sum(),
                totals.failures.sum(),
                played(),
                List.copyOf(samples),
                length.compareTo(MIN_LENGTH_FOR_GROWTH) < 0 ? List.of() : Growth.of(samples),
                List.copyOf(violations));
    }

    private List<Sample> sample(Duration length, Consumer<? super Progress> progress)
            throws SQLException, InterruptedException {
        var sampler = new ResourceSampler(database);
        var samples = new ArrayList<Sample>();
        long start = System.nanoTime();
        for (int number = 1; number <= SAMPLES; number++) {
            long due = start + length.toNanos() / SAMPLES * number;
            for (long left; (left = due - System.nanoTime()) > 0; sampler.look()) {
                TimeUnit.NANOSECONDS.sleep(Math.min(left, LOOK_EVERY.toNanos()));
            }
            var sample = sampler.sample();
            samples.add(sample);
            if (sample.sessions() > OrderService.POOL_SIZE + OrderService.MAX_OVERFLOW + 1) { // one connect that hangs
                violations.add("%d sessions after %s".formatted(sample.sessions(), sample.at()));
            }
            var count = faults.played().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            progress.accept(new Progress(sample, totals.orders.sum(), totals.failures.sum(), count));
        }
        return samples;
    }

    private void awaitCalm() throws InterruptedException {
        long end = System.nanoTime() + CALM.toNanos();
        while (clients.stream().anyMatch(client -> client.successesInARow() < CALM_SUCCESSES)) {
            if (System.nanoTime() - end > 0) {
                violations.add("half a minute after the last fault some client has not had %d successes in a row"
                        .formatted(CALM_SUCCESSES));
                return;
            }
            Thread.sleep(50);
        }
    }

    private void checkTheEnd() throws SQLException, InterruptedException {
        var status = service.pool().status();
        if (status.checkedOut() != 0 || status.waiting() != 0) {
            violations.add("no client is left, but the pool says " + status);
        }
        if (service.breaker().state() != CircuitBreakerState.CLOSED) {
            violations.add("the stock server is well, but the breaker is "
                    + service.breaker().state());
        }
        service.close();
        awaitNoSession();
        for (var client : clients) {
            client.check(database).ifPresent(violations::add);
        }
    }

    /** PostgreSQL ends a session after its connection is closed, not at the same time. */
    private void awaitNoSession() throws SQLException, InterruptedException {
        long end = System.nanoTime() + CALM.toNanos();
        for (long left; (left = database.sessions()) > 0; Thread.sleep(50)) {
            if (System.nanoTime() - end > 0) {
                violations.add("half a minute after the pool was closed %d sessions are left".formatted(left));
                return;
            }
        }
    }

    private Map<String, Integer> played() {
        var counts = new LinkedHashMap<String, Integer>();
        faults.played().forEach((fault, count) -> counts.put(fault.words(), count));
        return counts;
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
