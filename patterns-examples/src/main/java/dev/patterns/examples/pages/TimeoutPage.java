package dev.patterns.examples.pages;

import static dev.patterns.examples.pages.TimeoutScenes.SANDBOX_THREADS;
import static dev.patterns.examples.pages.TimeoutScenes.SEED;
import static dev.patterns.examples.pages.TimeoutScenes.THREADS;

import dev.patterns.examples.pages.engine.LessonPage;
import dev.patterns.examples.pages.engine.Play;
import dev.patterns.examples.pages.engine.Stage;
import dev.patterns.examples.pages.engine.Step;
import dev.patterns.timeout.Timeout;
import java.util.List;

/** The page about the timeout. */
final class TimeoutPage {

    private static final String ANSWERS_IN = "the service answers in";
    private static final String ANSWER = "0.2 s, and 0.2 s for the way there and back";
    private static final Stage ONE = Stage.of("client", 1, "timeout", "service");

    private TimeoutPage() {}

    static LessonPage page() {
        return new LessonPage(
                "timeout",
                "Timeout",
                "A timeout limits how long a caller waits for an answer. Without one, a service that hangs makes its"
                        + " callers hang too. The steps show what a limit does, what it doesn't, and how long it"
                        + " should be.",
                Timeout.class,
                "timeout.md",
                List.of(hanging(), limit(), tooShort(), threads(), effect(), deadline(), manyThreads(), sandbox()));
    }

    private static Step hanging() {
        return Step.of(
                        "A call that hangs",
                        Stage.of("client", 1, "", "service"),
                        "Each shape is one call. It goes to the service and comes back with an answer. A call that"
                                + " arrives between 2 s and 4 s gets no answer for 8 s.",
                        "A service that hangs gives no error. The client waits, and doesn't know whether the answer is"
                                + " slow or will never come. In this time it does nothing else.")
                .setting("a call every", "1 s, or when the one before has ended")
                .setting(ANSWERS_IN, ANSWER)
                .setting("it hangs", "from 2 s to 4 s, for 8 s a call")
                .playing(SEED, TimeoutScenes::hanging);
    }

    private static Step limit() {
        return Step.of(
                        "A limit",
                        ONE,
                        "With a timeout the client waits no longer than the limit. Then the call fails with a"
                                + " `TimeoutExceededException`, and the client can go on: try again, use another"
                                + " answer, or tell the user.",
                        "The service doesn't notice. It works on, and no caller waits for what it does.")
                .control("limit", 2, "no timeout", "2 s", "1 s")
                .setting("a call every", "1 s, or when the one before has ended")
                .setting(ANSWERS_IN, ANSWER)
                .setting("it hangs", "from 2 s to 4 s, for 8 s a call")
                .playing(choice -> Play.record(SEED, play -> TimeoutScenes.limit(play, choice)));
    }

    private static Step tooShort() {
        return Step.of(
                        "Too short, and too long",
                        ONE,
                        "Until 7 s some answers are slow, but good: they take 0.9 s. A limit of 0.5 s throws two of"
                                + " these answers away: false timeouts. From 8 s to 10 s the service hangs. A limit"
                                + " of 4 s makes the client wait 4 s for nothing.",
                        "Measure how long good answers take. A good limit is a little longer than the slowest of them,"
                                + " for example 99 of 100 (the 99th percentile), and not longer than the user waits.")
                .control("limit", "0.5 s", "1.2 s", "4 s")
                .setting("a call every", "1 s, or when the one before has ended")
                .setting(ANSWERS_IN, ANSWER)
                .setting("it is slow", "30 % of calls until 7 s: 0.7 s, and the way")
                .setting("it hangs", "from 8 s to 10 s, for 8 s a call")
                .playing(choice -> Play.record(SEED, play -> TimeoutScenes.tooShort(play, choice)));
    }

    private static Step threads() {
        return Step.of(
                        "A thread can't be stopped from outside",
                        ONE,
                        "It can only be interrupted, and its code may ignore that. By default a worker thread makes the"
                                + " call, so the client always goes on at the limit. A worker that ignores the"
                                + " interrupt stays busy, and its answer is dropped.",
                        "With `interruptCaller` the client's own thread makes the call. That needs one thread instead"
                                + " of two, and the call sees the thread's context. But a call that ignores the"
                                + " interrupt holds the client until it ends, and only then times out.")
                .control("the call is made by", "a worker thread", "the caller (interruptCaller)")
                .control("at an interrupt the call", 1, "ends", "goes on")
                .setting("limit", "1 s")
                .setting("a call every", "2 s, or when the one before has ended")
                .setting(ANSWERS_IN, ANSWER)
                .setting("it is slow", "from 2 s to 4 s: 4 s")
                .playing(choice -> Play.record(SEED, play -> TimeoutScenes.threads(play, choice)));
    }

    private static Step effect() {
        return Step.of(
                        "A timeout doesn't say what the service did",
                        ONE,
                        "Each call is a payment. From 2 s to 6 s the service needs 1.2 s for it, and the limit is 1 s."
                                + " The client sees a timeout, but the payment is made.",
                        "A client that tries again after a timeout pays again: here one call pays three"
                                + " times. Compare the"
                                + " calls that were answered with those that reached the service. Such calls need"
                                + " a key by which"
                                + " the service knows that it has seen them, or they must not be made again.")
                .control("maxAttempts of a retry around it", 1, "1: no retry", "3")
                .setting("limit", "1 s, for each attempt")
                .setting("backoff", "none")
                .setting("a call every", "1.2 s, or when the one before has ended")
                .setting(ANSWERS_IN, ANSWER)
                .setting("it is slow", "from 2 s to 6 s: 1.2 s, and the way")
                .playing(choice -> Play.record(SEED, play -> TimeoutScenes.effect(play, choice)));
    }

    private static Step deadline() {
        return Step.of(
                        "A deadline for calls in a call",
                        Stage.of("client", 1, "timeout", "stock").withSecond("prices"),
                        "A request asks two services, one after the other. Each call has a limit of 1 s. From 2 s to"
                                + " 7 s the first is slow and the second hangs: the limits add up, and the client"
                                + " waits 1.8 s.",
                        "A deadline is the time by which everything must have ended. A timeout inside it cuts its limit"
                                + " to what is left: the line shows it. A call for which no time is left is not"
                                + " made.")
                .control("deadline", 1, "not set", "1.2 s for the whole request")
                .setting("limit", "1 s, for each call")
                .setting("a request every", "2.2 s")
                .setting("both answer in", ANSWER)
                .setting("from 2 s to 7 s", "stock needs 0.6 s and the way, prices hangs for 3 s")
                .playing(choice -> Play.record(SEED, play -> TimeoutScenes.deadline(play, choice)));
    }

    private static Step manyThreads() {
        return Step.of(
                        "Many clients: threads that wait",
                        Stage.of("shop: " + THREADS + " threads", THREADS, "timeout", "service"),
                        "A shop serves each request on a thread. From 2 s to 9 s three of ten calls hang. Without a"
                                + " timeout each of them holds a thread for 8 s. Soon most threads hang, and"
                                + " requests wait"
                                + " for a thread, also those whose call would be answered.",
                        "With a limit, the number of threads that hang is about the limit times the calls a second that"
                                + " hang: here 3 s × 2 = 6 of " + THREADS + ", or 0.8 s × 2 = 1.6.")
                .control("limit", 2, "no timeout", "3 s", "0.8 s")
                .setting("a request every", "0.15 s")
                .setting(ANSWERS_IN, ANSWER)
                .setting("it hangs", "30 % of calls from 2 s to 9 s, for 8 s")
                .playing(choice -> Play.record(SEED, play -> TimeoutScenes.manyThreads(play, choice)));
    }

    private static Step sandbox() {
        return Step.of(
                        "Sandbox",
                        Stage.of("shop: " + SANDBOX_THREADS + " threads", SANDBOX_THREADS, "timeout", "service"),
                        "A shop with " + SANDBOX_THREADS
                                + " threads. Until 3 s three of ten answers are slow, then some"
                                + " calls hang until 8 s. Compare how many calls timed out, how many requests waited"
                                + " for a thread, and how many threads were held.",
                        "A short limit throws good answers away, a long one holds threads. And a limit frees a thread"
                                + " only if the call ends at an interrupt. If it goes on, it holds a worker thread, or"
                                + " the caller itself.")
                .control("calls that hang from 3 s to 8 s", 1, "10 %", "30 %", "60 %")
                .control("limit", 1, "0.5 s", "1 s", "2 s", "4 s")
                .control("the call is made by", "a worker thread", "the caller (interruptCaller)")
                .control("at an interrupt the call", 1, "ends", "goes on")
                .setting("a request every", "0.2 s")
                .setting(ANSWERS_IN, ANSWER)
                .setting("it is slow", "30 % of calls until 3 s: 0.7 s, and the way")
                .setting("it hangs", "for 5 s a call")
                .playing(choice -> Play.record(SEED, play -> TimeoutScenes.sandbox(play, choice)));
    }
}
