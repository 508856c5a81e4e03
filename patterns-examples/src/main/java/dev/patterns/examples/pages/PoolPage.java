package dev.patterns.examples.pages;

import static dev.patterns.examples.pages.PoolScenes.CLIENTS;
import static dev.patterns.examples.pages.PoolScenes.SEED;

import dev.patterns.examples.pages.engine.LessonPage;
import dev.patterns.examples.pages.engine.Play;
import dev.patterns.examples.pages.engine.Stage;
import dev.patterns.examples.pages.engine.Step;
import dev.patterns.pool.ConnectionPool;
import java.util.List;

/** The page about the connection pool. */
final class PoolPage {

    private static final String CONNECTING = "opening a connection takes";
    private static final String STATEMENTS = "the statements of a request take";
    private static final String WAY = "the way between two boxes";
    private static final String REQUESTS = "requests";

    private PoolPage() {}

    static LessonPage page() {
        return new LessonPage(
                "connection-pool",
                "Connection pool",
                "A connection pool keeps connections to a database open and lends them, because opening one is slow and"
                        + " a database can only have so many. When all are lent, requests wait in its queue.",
                ConnectionPool.class,
                "connection-pool.md",
                List.of(
                        slowConnects(),
                        queue(),
                        connectionTimeout(),
                        overflow(),
                        remoteCall(),
                        outage(),
                        size(),
                        sandbox()));
    }

    private static Stage stage(int clients, int connections) {
        return Stage.of(clients == 1 ? "request" : clients + " threads", clients, "connections", "database")
                .withPatternRows(connections);
    }

    private static Step slowConnects() {
        return Step.of(
                        "Opening a connection is slow",
                        stage(1, 1),
                        "A request needs a connection to the database. Opening one takes network packets, a password"
                                + " check, and a new process or thread in the database. Without a pool each request"
                                + " waits for that: longer than for its statements.",
                        "A pool opens a connection when the first request needs one, and keeps it. The next request"
                                + " borrows the same connection. The box in the middle says what each connection does:"
                                + " `opening`, `lent` or `idle`.")
                .control("pool", 1, "without", "with")
                .setting("size", "1")
                .setting("a request every", "1.5 s, or when the one before has ended")
                .setting(CONNECTING, "0.6 s")
                .setting(STATEMENTS, "0.2 s")
                .setting(WAY, "0.1 s")
                .playing(choice -> Play.record(SEED, play -> PoolScenes.slowConnects(play, choice)));
    }

    private static Step queue() {
        return Step.of(
                        "More requests than connections",
                        stage(6, 3),
                        "Six requests come at almost the same time, and the pool has three connections. Three requests"
                                + " wait before the pool. A connection that is returned goes to the request that has"
                                + " waited longest.",
                        "The first round also waits for the connections to be opened. The later rounds find them open."
                                + " (There is one exception to the order. A running thread may take a returned"
                                + " connection before the waiting one has resumed, if that one has waited for less than"
                                + " a millisecond. It saves idle time. With `firstComeFirstServed` there is no"
                                + " exception.)")
                .setting("size", "3")
                .setting("maxOverflow", "0")
                .setting(REQUESTS, "6 at a time, every 3 s")
                .setting(CONNECTING, "0.3 s")
                .setting(STATEMENTS, "0.5 s")
                .setting(WAY, "0.1 s")
                .playing(SEED, PoolScenes::queue);
    }

    private static Step connectionTimeout() {
        return Step.of(
                        "How long to wait",
                        stage(CLIENTS, 3),
                        "From 3 s to 7 s the statements are slow, so connections come back too rarely. With a long"
                                + " timeout all requests are served at last, but some wait for more than 3 s. The queue"
                                + " grows to 22, and it is empty only 5 s after the database is fast again.",
                        "With a `connectionTimeout` of 0.8 s a request fails before its user has gone, and the queue"
                                + " is never longer than 6. With `maxWaiters` a request that finds a full queue"
                                + " fails at once.")
                .control("connectionTimeout", 1, "10 s", "0.8 s", "0.8 s, and maxWaiters 3")
                .setting("size", "3")
                .setting("maxOverflow", "0")
                .setting(REQUESTS, "one every 0.15 s, whatever happens to earlier ones")
                .setting(CONNECTING, "0.2 s")
                .setting(STATEMENTS, "0.2 s; 1.4 s from 3 s to 7 s")
                .setting(WAY, "0.05 s")
                .playing(choice -> Play.record(SEED, play -> PoolScenes.connectionTimeout(play, choice)));
    }

    private static Step overflow() {
        return Step.of(
                        "A few more at the peak",
                        stage(6, 6),
                        "Six requests come at a time, and the pool keeps two connections. `maxOverflow` lets it open"
                                + " more while all are lent. It closes them at their return if no request waits.",
                        "So a peak is served sooner, and between peaks the database has two connections"
                                + " only. The price is a"
                                + " connect for each of them at each peak. A peak that comes often needs a larger"
                                + " `size` instead.")
                .control("maxOverflow", 1, "0", "2", "4")
                .setting("size", "2")
                .setting(REQUESTS, "6 at a time every 4.5 s, and one between")
                .setting(CONNECTING, "0.3 s")
                .setting(STATEMENTS, "0.7 s")
                .setting(WAY, "0.1 s")
                .playing(choice -> Play.record(SEED, play -> PoolScenes.overflow(play, choice)));
    }

    private static Step remoteCall() {
        return Step.of(
                        "A remote call empties the pool",
                        stage(CLIENTS, 4).withSecond("payment"),
                        "Two of three requests call the payment service after their statements. From 3 s to 6 s that"
                                + " service is slow, and the database is not. A request that holds its connection"
                                + " meanwhile keeps it from all other requests. Soon all connections are lent, the"
                                + " database has"
                                + " little to do, and requests without a payment time out too.",
                        "Return the connection before the remote call. Then the same slow service delays only the"
                                + " requests that call it.")
                .control("the remote call", "while the connection is held", "after its return")
                .setting("size", "4")
                .setting("maxOverflow", "0")
                .setting("connectionTimeout", "1 s")
                .setting(REQUESTS, "one every 0.13 s, whatever happens to earlier ones")
                .setting(STATEMENTS, "0.08 s")
                .setting("payment answers in", "0.2 s; 2 s from 3 s to 6 s")
                .setting(CONNECTING, "0.2 s")
                .setting(WAY, "0.04 s")
                .playing(choice -> Play.record(SEED, play -> PoolScenes.remoteCall(play, choice)));
    }

    private static Step outage() {
        return Step.of(
                        "The database goes down and comes back",
                        stage(CLIENTS, CLIENTS),
                        "From 3 s to 6 s the database is down. Connections that were open are dead. Without a pool each"
                                + " request tries to connect: 51 attempts in these 3 s. When the database comes back,"
                                + " all clients connect at once.",
                        "The pool connects for all: during an outage one connect at a time, each 0.13 s to 0.25 s"
                                + " after the one before. When one succeeds, it opens the next, then two and four at a"
                                + " time. A request waits for that until its timeout. When one connection fails, the"
                                + " pool pings the others before it lends them.")
                .control("pool", 1, "without", "with")
                .setting("size", "8")
                .setting("maxOverflow", "0")
                .setting("connectionTimeout", "1 s")
                .setting("a request every", "0.7 s, or when the one before has ended, by each thread")
                .setting(CONNECTING, "0.2 s; 0.05 s if it is refused")
                .setting(STATEMENTS, "0.2 s")
                .setting("the database is down", "from 3 s to 6 s")
                .setting(WAY, "0.06 s")
                .playing(choice -> Play.record(SEED, play -> PoolScenes.outage(play, choice)));
    }

    private static Step size() {
        return Step.of(
                        "How many connections",
                        stage(CLIENTS, 10),
                        "Little's law: the number of connections in use is the rate of the requests times how long each"
                                + " holds its connection. Here 8 requests a second hold one for 0.5 s, so 4 are in use"
                                + " on average.",
                        "Requests don't come evenly. So with 4 connections three of four requests wait, and with 3"
                                + " the queue grows. With 6, half as many again, few wait, and more connections are of"
                                + " little use. The pool's"
                                + " `advice()` says how many it needs, by how it was used.")
                .control("size", 1, "3", "4", "6", "10")
                .setting("maxOverflow", "0")
                .setting("connectionTimeout", "30 s")
                .setting(REQUESTS, "8 a second on average, at random times")
                .setting("a connection is held for", "0.5 s")
                .setting(CONNECTING, "0.2 s")
                .playing(choice -> Play.record(SEED, play -> PoolScenes.size(play, choice)));
    }

    private static Step sandbox() {
        return Step.of(
                        "Sandbox",
                        stage(CLIENTS, 10),
                        "Eight requests a second on average. Change the settings, and look at two figures: requests"
                                + " that timed out, and requests that wait.",
                        "First find out what the load needs: 8 times the time that a connection is held. If the pool is"
                                + " too small, no timeout is good: it decides only whether requests wait or fail."
                                + " Holding connections for a shorter time helps more than having more of them.")
                .control("size", 1, "2", "4", "8")
                .control("maxOverflow", "0", "2")
                .control("a connection is held for", 1, "0.25 s", "0.5 s", "1 s")
                .control("connectionTimeout", 1, "0.5 s", "2 s")
                .setting(REQUESTS, "8 a second on average, at random times")
                .setting(CONNECTING, "0.2 s")
                .playing(choice -> Play.record(SEED, play -> PoolScenes.sandbox(play, choice)));
    }
}
