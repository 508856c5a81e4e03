package dev.patterns.examples.pages;

import static dev.patterns.examples.pages.BulkheadScenes.CALLERS;
import static dev.patterns.examples.pages.BulkheadScenes.DRAWN;
import static dev.patterns.examples.pages.BulkheadScenes.INSTANCES;
import static dev.patterns.examples.pages.BulkheadScenes.SEED;
import static dev.patterns.examples.pages.BulkheadScenes.THREADS;

import dev.patterns.bulkhead.Bulkhead;
import dev.patterns.examples.pages.engine.LessonPage;
import dev.patterns.examples.pages.engine.Play;
import dev.patterns.examples.pages.engine.Stage;
import dev.patterns.examples.pages.engine.Step;
import java.util.List;

/** The page about the bulkhead. */
final class BulkheadPage {

    private static final String REQUESTS = "requests to the shop";
    private static final String EIGHT = "8 a second; every other one pays at the bank";
    private static final String ANSWERS_IN = "the service answers in";
    private static final String BOTH = "both services answer in";
    private static final String SLOW = "the bank is slow";
    private static final String WAY = "the way between two boxes";
    private static final Stage SHOP = Stage.of("shop: " + THREADS + " threads", THREADS, "bulkhead", "bank")
            .withSecond("catalogue");

    private BulkheadPage() {}

    static LessonPage page() {
        return new LessonPage(
                "bulkhead",
                "Bulkhead",
                "A bulkhead limits how many calls to a service are made at the same time, so that a slow service can't"
                        + " take all threads of its caller. The name is from ships: walls divide the hull, and a leak"
                        + " fills one part only.",
                Bulkhead.class,
                "bulkhead.md",
                List.of(threads(), limit(), waiting(), capacity(), adaptive(), instances(), sandbox()));
    }

    private static Step threads() {
        return Step.of(
                        "One slow service takes all threads",
                        Stage.of("shop: " + THREADS + " threads", THREADS, "", "bank")
                                .withSecond("catalogue"),
                        "A shop serves each request on one of " + THREADS + " threads. Half of the requests pay at a"
                                + " bank, the others read the catalogue. Each call takes a thread until it is"
                                + " answered.",
                        "From 3 s to 7 s the bank needs 3 s for an answer. Soon all threads wait for it, and"
                                + " requests to the catalogue wait for a thread. The catalogue is as fast as before,"
                                + " but hardly any request reaches it.")
                .setting(REQUESTS, EIGHT)
                .setting(BOTH, "0.2 s")
                .setting(SLOW, "from 3 s to 7 s: 3 s")
                .setting(WAY, "0.1 s")
                .playing(SEED, BulkheadScenes::threads);
    }

    private static Step limit() {
        return Step.of(
                        "A limit for one service",
                        SHOP.withPatternRows(4),
                        "A bulkhead stands before the bank. It has a few permits. A call takes one when it"
                                + " begins, and gives it back when it ends. Without a free permit a call is rejected at"
                                + " once.",
                        "So the bank takes at most as many threads as there are permits, and the others stay for the"
                                + " catalogue. The price: while the bank is slow, most calls to it are rejected. They"
                                + " would have waited long anyway. A limit of 2 is too low: calls are rejected even"
                                + " while all is well.")
                .control("limit", 2, "no bulkhead", "2", "4")
                .setting(REQUESTS, EIGHT)
                .setting(BOTH, "0.2 s")
                .setting(SLOW, "from 3 s to 7 s: 3 s")
                .setting("maxWaiters", "0")
                .setting(WAY, "0.1 s")
                .playing(choice -> Play.record(SEED, play -> BulkheadScenes.limit(play, choice)));
    }

    private static Step waiting() {
        return Step.of(
                        "Wait, or be rejected at once",
                        Stage.of("6 clients", 6, "bulkhead", "service").withPatternRows(2),
                        "Six calls come at a time, and there are two permits. By default four of them are rejected,"
                                + " though a permit would be free in a moment. `maxWaiters` lets some calls wait, each"
                                + " for at most `maxWait`. They are served in the order in which they came.",
                        "Against a peak a short wait helps: until 6 s no call is rejected. From then on the service is"
                                + " slow, and a short wait only delays the rejection. With a long wait more calls are"
                                + " answered, but each holds a thread of the caller for up to 5 s before it begins.")
                .control("maxWaiters", 1, "0", "4, maxWait 0.8 s", "4, maxWait 5 s")
                .setting("limit", "2")
                .setting("calls", "6 at a time, every 2 s, or when the one before has ended")
                .setting(ANSWERS_IN, "0.2 s; 2.5 s from 6 s on")
                .setting(WAY, "0.08 s")
                .playing(choice -> Play.record(SEED, play -> BulkheadScenes.waiting(play, choice)));
    }

    private static Step capacity() {
        return Step.of(
                        "Which limit",
                        Stage.of("12 clients", 12, "bulkhead", "service").withPatternRows(12),
                        "This service has four workers, and a queue before them. A limit of 2 leaves two of them idle."
                                + " A limit of 12 lets calls wait in the service: the latency grows, and no more calls"
                                + " are answered.",
                        "The right limit keeps the workers busy and the queue short: the number of"
                                + " workers, and a little"
                                + " more because calls are under way for some time.")
                .control("limit", 2, "2", "6", "12")
                .setting("maxWaiters", "100")
                .setting("maxWait", "10 s")
                .setting("each client", "makes 8 calls, one after the other")
                .setting("the service does", "4 calls at a time, each in 0.2 s")
                .setting(WAY, "0.02 s")
                .playing(choice -> Play.record(SEED, play -> BulkheadScenes.capacity(play, choice)));
    }

    private static Step adaptive() {
        return Step.of(
                        "A limit that adapts",
                        Stage.of(CALLERS + " clients", CALLERS, "bulkhead", "service"),
                        "The number of workers is seldom known, and it changes: here from 8 to 3 at 12 s, and back"
                                + " to 8 at 24 s. With `adaptiveLimit` the bulkhead measures the latency. While it"
                                + " stays"
                                + " low, the limit grows; when it rises, calls queue in the service, and the limit"
                                + " falls.",
                        "It compares with the latency without a queue. To find that, it halves its limit for a"
                                + " moment from time to time. It allows a short queue, so that no worker is idle."
                                + " Look at the three lines, and compare them with a limit that is too low or too"
                                + " high.")
                .control("limit", 2, "2", CALLERS + "", "adaptive, from 1 to " + CALLERS + ", begins with 2")
                .setting("maxWaiters", CALLERS + "")
                .setting("maxWait", "60 s")
                .setting("each client", "calls again as soon as it is answered")
                .setting("the service does", "8 calls at a time, 3 from 12 s to 24 s, each in 0.02 s")
                .setting(WAY, "0.005 s")
                .setting("drawn", "one call in " + DRAWN)
                .playing(choice -> Play.record(SEED, play -> BulkheadScenes.adaptive(play, choice)));
    }

    private static Step instances() {
        return Step.of(
                        "Many instances",
                        Stage.of(INSTANCES + " instances", INSTANCES, "bulkheads", "service")
                                .withPatternPerClient(),
                        "The caller runs in several instances, and each has a bulkhead of its own with a limit of 3. A"
                                + " bulkhead protects its caller. The service gets up to three calls at a time from"
                                + " each instance, so the load on it grows with their number.",
                        "Look at the limit again when instances are added. To protect itself, the service needs a"
                                + " limit of its own.")
                .control("instances", 2, "2", "4", INSTANCES + "")
                .setting("limit", "3, in each instance")
                .setting("maxWaiters", "0")
                .setting("a call every", "0.4 s, in each instance, whatever happens to earlier ones")
                .setting(ANSWERS_IN, "0.2 s; 2 s from 3 s to 7 s")
                .setting(WAY, "0.08 s")
                .playing(choice -> Play.record(SEED, play -> BulkheadScenes.instances(play, choice)));
    }

    private static Step sandbox() {
        return Step.of(
                        "Sandbox",
                        SHOP.withPatternRows(6),
                        "The shop again. The bank is slow from 3 s to 7 s. Change the settings, and look at three"
                                + " figures: payments that are rejected, requests that wait for a thread, and the"
                                + " catalogue's line.",
                        "A low limit rejects payments even while all is well. A high limit leaves few threads for the"
                                + " catalogue. Waiting calls hold a thread too: with many waiters the limit no longer"
                                + " protects the others.")
                .control("the bank answers in, from 3 s to 7 s", 1, "0.6 s", "3 s")
                .control("limit", 1, "1", "3", "6")
                .control("maxWaiters", 1, "0", "2", "6")
                .control("maxWait", "0.3 s", "2 s")
                .setting(REQUESTS, EIGHT)
                .setting(BOTH, "0.2 s")
                .setting(WAY, "0.1 s")
                .playing(choice -> Play.record(SEED, play -> BulkheadScenes.sandbox(play, choice)));
    }
}
