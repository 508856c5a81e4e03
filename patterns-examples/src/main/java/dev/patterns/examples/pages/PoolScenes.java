package dev.patterns.examples.pages;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.patterns.examples.pages.engine.Play;
import dev.patterns.examples.pages.engine.Service;
import dev.patterns.examples.pages.engine.Step.Choice;
import dev.patterns.pool.ConnectionPool;
import dev.patterns.pool.ConnectionPoolBuilder;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/** The runs of the connection pool's page. */
final class PoolScenes {

    static final long SEED = 7;
    static final int CLIENTS = 12;

    private PoolScenes() {}

    /** @param choice the first control: without a pool, or with one */
    static void slowConnects(Play play, Choice choice) {
        play.hop(ofMillis(100));
        var database = new WatchedDatabase(play, 1, ofMillis(600));
        var pool = choice.of(0) == 0 ? WatchedPool.none(play, database) : WatchedPool.of(play, database, settings(1));
        var statements = play.service(ofMillis(200));
        play.every(ofMillis(200), ofMillis(1500), 6, () -> pool.request(0, statements(statements)));
    }

    static void queue(Play play) {
        play.hop(ofMillis(100));
        var database = new WatchedDatabase(play, 3, ofMillis(300));
        var pool = WatchedPool.of(play, database, settings(3));
        var statements = play.service(ofMillis(500));
        for (int i = 0; i < 6; i++) {
            int lane = i;
            play.every(ofMillis(300 + i * 60), ofMillis(3000), 3, () -> pool.request(lane, statements(statements)));
        }
    }

    /** @param choice the first control: a long timeout, a short one, a short one and few waiters */
    static void connectionTimeout(Play play, Choice choice) {
        play.hop(ofMillis(50));
        var database = new WatchedDatabase(play, 3, ofMillis(200));
        var settings = settings(3).connectionTimeout(choice.of(0) == 0 ? ofSeconds(10) : ofMillis(800));
        var pool = WatchedPool.of(play, database, choice.of(0) == 2 ? settings.maxWaiters(3) : settings);
        var statements = play.service(ofMillis(200)).slow(ofSeconds(3), ofSeconds(7), 1, ofMillis(1400));
        play.arrivals(ofMillis(200), ofMillis(150), 65, n -> () -> pool.request(n % CLIENTS, statements(statements)));
    }

    static final List<Integer> OVERFLOW = List.of(0, 2, 4);

    /** @param choice the first control: how many more connections than two */
    static void overflow(Play play, Choice choice) {
        play.hop(ofMillis(100));
        int more = OVERFLOW.get(choice.of(0));
        var database = new WatchedDatabase(play, 2 + more, ofMillis(300)).showConnects();
        var pool = WatchedPool.of(play, database, settings(2).maxOverflow(more));
        var statements = play.service(ofMillis(700));
        for (int i = 0; i < 6; i++) {
            int lane = i;
            play.every(ofMillis(300 + i * 40), ofMillis(4500), 3, () -> pool.request(lane, statements(statements)));
        }
        play.arrivals(ofMillis(3300), ofMillis(4500), 2, n -> () -> pool.request(n, statements(statements)));
    }

    /** @param choice the first control: the remote call is made while the connection is held, or after its return */
    static void remoteCall(Play play, Choice choice) {
        play.hop(ofMillis(40));
        var database = new WatchedDatabase(play, 4, ofMillis(200));
        var pool = WatchedPool.of(play, database, settings(4).connectionTimeout(ofSeconds(1)));
        var statements = play.service(ofMillis(80));
        var payment = play.second(ofMillis(200)).slow(ofSeconds(3), ofSeconds(6), 1, ofMillis(2000));
        play.arrivals(ofMillis(200), ofMillis(130), 75, n -> () -> {
            boolean pays = n % 3 != 0;
            if (!pays) {
                pool.request(n % CLIENTS, statements(statements));
            } else if (choice.of(0) == 0) {
                pool.request(n % CLIENTS, call -> {
                    call.attempt(statements);
                    call.attempt(payment);
                });
            } else {
                pool.request(n % CLIENTS, statements(statements), call -> call.attempt(payment));
            }
        });
    }

    /** @param choice the first control: without a pool, or with one */
    static void outage(Play play, Choice choice) {
        play.hop(ofMillis(60));
        var database = new WatchedDatabase(play, CLIENTS, ofMillis(200))
                .down(ofSeconds(3), ofSeconds(6))
                .showConnects();
        var pool = choice.of(0) == 0
                ? WatchedPool.none(play, database)
                : WatchedPool.of(play, database, settings(8).connectionTimeout(ofSeconds(1)));
        var statements = play.service(ofMillis(200)).slowlyFailing(ofSeconds(3), ofSeconds(6), 1, ofMillis(50));
        for (int i = 0; i < CLIENTS; i++) {
            int lane = i;
            play.every(ofMillis(200 + i * 55), ofMillis(700), 13, () -> pool.request(lane, statements(statements)));
        }
    }

    static final List<Integer> SIZES = List.of(3, 4, 6, 10);

    /** @param choice the first control: the size */
    static void size(Play play, Choice choice) {
        play.hop(ofMillis(50));
        int size = SIZES.get(choice.of(0));
        var pool = WatchedPool.of(play, new WatchedDatabase(play, size, ofMillis(200)), settings(size));
        var statements = play.service(ofMillis(350));
        atRandomTimes(play, 100, n -> () -> pool.request(n % CLIENTS, statements(statements)));
    }

    static final List<Integer> SANDBOX_SIZES = List.of(2, 4, 8);
    static final List<Integer> SANDBOX_OVERFLOW = List.of(0, 2);
    static final List<Duration> HELD = List.of(ofMillis(250), ofMillis(500), ofMillis(1000));
    static final List<Duration> TIMEOUTS = List.of(ofMillis(500), ofMillis(2000));

    /** @param choice the size, the overflow, how long a connection is held, the timeout */
    static void sandbox(Play play, Choice choice) {
        play.hop(ofMillis(50));
        int size = SANDBOX_SIZES.get(choice.of(0));
        int overflow = SANDBOX_OVERFLOW.get(choice.of(1));
        var settings = settings(size).maxOverflow(overflow).connectionTimeout(TIMEOUTS.get(choice.of(3)));
        var database = new WatchedDatabase(play, size + overflow, ofMillis(200));
        var pool = WatchedPool.of(play, database, settings);
        var statements = play.service(HELD.get(choice.of(2)).minusMillis(150));
        atRandomTimes(play, 64, n -> () -> pool.request(n % CLIENTS, statements(statements)));
    }

    /** Eight requests a second on average, each at a time of its own; the same times in each run. */
    private static void atRandomTimes(Play play, int times, IntFunction<SimulatedTime.Task> request) {
        var random = new SplittableRandom(SEED);
        long millis = 300;
        for (int n = 0; n < times; n++) {
            play.time().spawn("request", ofMillis(millis), request.apply(n));
            millis += Math.round(-125 * StrictMath.log(1 - random.nextDouble()));
        }
    }

    private static Work statements(Service service) {
        return call -> call.attempt(service);
    }

    private static ConnectionPoolBuilder settings(int size) {
        return ConnectionPool.builder("shop").size(size).maxOverflow(0);
    }
}
