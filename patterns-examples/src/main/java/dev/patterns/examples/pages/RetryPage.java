package dev.patterns.examples.pages;

import static dev.patterns.examples.pages.RetryScenes.CAPACITY;
import static dev.patterns.examples.pages.RetryScenes.CLIENTS;
import static dev.patterns.examples.pages.RetryScenes.SEED;

import dev.patterns.examples.pages.engine.LessonPage;
import dev.patterns.examples.pages.engine.Play;
import dev.patterns.examples.pages.engine.Stage;
import dev.patterns.examples.pages.engine.Step;
import dev.patterns.retry.Retry;
import java.util.List;

/** The page about the retry. */
final class RetryPage {

    private static final String ANSWERS_IN = "the service answers in";
    private static final Stage ONE = Stage.of("client", 1, "retry", "service");
    private static final Stage MANY = Stage.of(CLIENTS + " clients", CLIENTS, "retries", "service");

    private RetryPage() {}

    static LessonPage page() {
        return new LessonPage(
                "retry",
                "Retry",
                "A retry makes a failed call again. It hides failures that pass by themselves: a lost packet, a server"
                        + " that restarts. Used without care it makes an outage worse. The steps show both.",
                Retry.class,
                "retry.md",
                List.of(byChance(), backoff(), declined(), maxDuration(), together(), load(), budget(), sandbox()));
    }

    private static Step byChance() {
        return Step.of(
                        "A call fails by chance",
                        ONE,
                        "Each attempt fails here with a probability of 40 %, whatever happened to the others. Without a"
                                + " retry the client sees every failure: 4 of 8 calls. With 3 attempts a call fails"
                                + " only if all three do: about 6 of 100 calls, and here none.",
                        "The price is time: a call that needs three attempts takes three times as long, and the waits"
                                + " come on top.")
                .control("maxAttempts", 1, "1: no retry", "3")
                .setting("backoff", "0.3 s, always")
                .setting("a call every", "1.5 s, or when the one before has ended")
                .setting(ANSWERS_IN, "0.2 s")
                .setting("the service fails", "40 % of calls")
                .playing(choice -> Play.record(SEED, play -> RetryScenes.byChance(play, choice)));
    }

    private static Step backoff() {
        return Step.of(
                        "Wait before the next attempt",
                        ONE,
                        "Now the service is down from 2 s to 4.2 s. Four attempts without a wait are"
                                + " over before it is back. The wait between two attempts is the backoff.",
                        "An exponential backoff doubles the wait each time. The first one is short, in case the failure"
                                + " was by chance. The later ones are long, in case it was not. So few attempts cover a"
                                + " long time.")
                .control("backoff", 2, "none", "0.3 s, always", "0.3 s, doubled each time")
                .setting("maxAttempts", "4")
                .setting("a call every", "1 s, or when the one before has ended")
                .setting(ANSWERS_IN, "0.2 s")
                .setting("the service fails", "all calls from 2 s to 4.2 s, after 0.1 s")
                .playing(choice -> Play.record(SEED, play -> RetryScenes.backoff(play, choice)));
    }

    private static Step declined() {
        return Step.of(
                        "Not every failure is worth another attempt",
                        ONE,
                        "Each third call is a payment with a card that is declined. It will be declined again. More"
                                + " attempts cost time and load, and change nothing.",
                        "`abortOn` names such failures, or `retryOn` names the others. Ask also whether a call may be"
                                + " made again at all: a payment needs a key by which the service knows it again.")
                .control("abortOn", 1, "not set", "declined cards")
                .setting("maxAttempts", "3")
                .setting("backoff", "0.3 s, always")
                .setting("a call every", "1.3 s, or when the one before has ended")
                .setting(ANSWERS_IN, "0.2 s")
                .setting("declined", "the 2nd and the 5th call")
                .playing(choice -> Play.record(SEED, play -> RetryScenes.declined(play, choice)));
    }

    private static Step maxDuration() {
        return Step.of(
                        "One limit for all attempts",
                        ONE,
                        "Five attempts at a slow service, and the waits between them, take 9 s together. After a few"
                                + " seconds the user has gone, and the client still tries.",
                        "`maxDuration` is one limit for attempts and waits together. An attempt that could only start"
                                + " after it is not made, and its wait is not begun: the client gets the last failure"
                                + " early, here after three attempts. An attempt that has begun is not cut off: a"
                                + " timeout does that.")
                .control("maxDuration", 1, "not set", "3 s")
                .setting("maxAttempts", "5")
                .setting("backoff", "0.3 s, doubled each time")
                .setting("a call every", "1.2 s, or when the one before has ended")
                .setting("the service fails", "all calls from 1 s on, after 0.6 s")
                .setting(ANSWERS_IN, "0.2 s")
                .playing(choice -> Play.record(SEED, play -> RetryScenes.maxDuration(play, choice)));
    }

    private static Step together() {
        return Step.of(
                        "Clients that come back together",
                        MANY,
                        CLIENTS + " clients call at the same moment, and the service can do " + CAPACITY + " calls at a"
                                + " time: the others fail. Without jitter they all wait equally long, come back"
                                + " together, and meet again.",
                        "Jitter draws each wait at random: equal jitter from half of the wait to the whole, full jitter"
                                + " from zero to the whole. The clients spread. Without jitter 4 of them fail after"
                                + " their last attempt, with equal jitter 1, with full jitter none.")
                .control("jitter", "none", "equal", "full")
                .setting("maxAttempts", "4")
                .setting("backoff", "0.5 s, doubled each time")
                .setting("a call", "one by each client, at 0.5 s")
                .setting("the service does", CAPACITY + " calls at a time, each in 0.15 s")
                .playing(choice -> Play.record(SEED, play -> RetryScenes.together(play, choice)));
    }

    private static Step load() {
        return Step.of(
                        "Retries multiply the load",
                        MANY,
                        "From 3 s to 8 s every call fails. Each of the " + CLIENTS + " clients tries again, so a"
                                + " service in trouble gets more calls than a healthy one: with 3 attempts three times"
                                + " as many in a second, with 5 attempts five times as many. Look at the line, and at"
                                + " the number of calls that reached the service.",
                        "Layers multiply too: three attempts in each of three layers are 27 calls at the last one.")
                .control("maxAttempts", 1, "1", "3", "5")
                .setting("backoff", "0.1 s, doubled each time, full jitter")
                .setting("a call every", "1.08 s, by each client, whatever happens to earlier ones")
                .setting(ANSWERS_IN, "0.2 s")
                .setting("the service fails", "all calls from 3 s to 8 s")
                .playing(choice -> Play.record(SEED, play -> RetryScenes.load(play, choice)));
    }

    private static Step budget() {
        return Step.of(
                        "A budget for retries",
                        MANY,
                        "All clients share a budget. A retry takes one token out, and a call that succeeds puts a tenth"
                                + " of one in; it holds at most 5. While few calls fail, each of them is retried. In an"
                                + " outage the tokens are soon used up, and then each call is made once.",
                        "So retries add at most about a tenth to the load, however long the outage is.")
                .control("budget", 1, "not set", "ratio 0.1, burst 5")
                .setting("maxAttempts", "3")
                .setting("backoff", "0.1 s, doubled each time, full jitter")
                .setting("a call every", "1.08 s, by each client, whatever happens to earlier ones")
                .setting(ANSWERS_IN, "0.2 s")
                .setting("the service fails", "10 % of calls until 3 s, then all until 8 s")
                .playing(choice -> Play.record(SEED, play -> RetryScenes.budget(play, choice)));
    }

    private static Step sandbox() {
        return Step.of(
                        "Sandbox",
                        Stage.of("6 clients", 6, "retries", "service"),
                        "Six clients call a service that fails from 2 s to 6 s. Change the settings and compare two"
                                + " figures: how many calls failed in the end, and how many reached the service.",
                        "Against chance two attempts do most of the work. Against an outage only waits help. A budget"
                                + " limits the load, and `maxDuration` the time that a call takes.")
                .control("calls that fail from 2 s to 6 s", 2, "20 %", "60 %", "100 %")
                .control("maxAttempts", 2, "1", "2", "4")
                .control("backoff", 3, "none", "0.5 s", "0.25 s, doubled", "the same with full jitter")
                .control("budget", "not set", "ratio 0.1, burst 5")
                .control("maxDuration", "not set", "1.5 s")
                .setting("a call every", "1 s, or when the one before has ended, by each client")
                .setting(ANSWERS_IN, "0.2 s")
                .playing(choice -> Play.record(SEED, play -> RetryScenes.sandbox(play, choice)));
    }
}
