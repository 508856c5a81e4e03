package dev.patterns.examples.pages;

import static dev.patterns.examples.pages.HedgeScenes.CLIENTS;
import static dev.patterns.examples.pages.HedgeScenes.SEED;

import dev.patterns.examples.pages.engine.LessonPage;
import dev.patterns.examples.pages.engine.Play;
import dev.patterns.examples.pages.engine.Stage;
import dev.patterns.examples.pages.engine.Step;
import dev.patterns.hedge.Hedge;
import java.util.List;

/** The page about the hedge. */
final class HedgePage {

    private static final String ANSWERS_IN = "the service answers in";
    private static final String ANSWER = "0.2 s, and 0.2 s for the way there and back";
    private static final String SLOW = "it is slow";
    private static final String EVERY = "1.1 s, or when the one before has ended";
    private static final Stage ONE = Stage.of("client", 1, "hedge", "service");
    private static final Stage MANY = Stage.of(CLIENTS + " clients", CLIENTS, "hedge", "service");

    private HedgePage() {}

    static LessonPage page() {
        return new LessonPage(
                "hedge",
                "Hedge",
                "A hedge makes a second attempt while the first one is slow, and takes the answer that comes first. It"
                        + " makes the slowest calls faster, for a little more load. Used without a limit it makes an"
                        + " overload worse.",
                Hedge.class,
                "hedge.md",
                List.of(tail(), hedge(), delay(), percentile(), failures(), manyClients(), overload(), sandbox()));
    }

    private static Step tail() {
        return Step.of(
                        "A few calls are slow",
                        Stage.of("client", 1, "", "service"),
                        "Each shape is one call. Most are answered in 0.4 s. Four of these 12 calls take 1.7 s, for a"
                                + " reason that the client doesn't see: a pause of the server, a full queue, a lost"
                                + " packet.",
                        "Few slow calls are many slow pages. If 1 of 20 calls is slow, and a page needs 20 calls, then"
                                + " 64 of 100 pages have at least one slow call.")
                .setting("a call every", EVERY)
                .setting(ANSWERS_IN, ANSWER)
                .setting(SLOW, "25 % of calls: 1.5 s, and the way")
                .playing(SEED, HedgeScenes::tail);
    }

    private static Step hedge() {
        return Step.of(
                        "A second attempt",
                        ONE,
                        "After 0.5 s without an answer the hedge makes the call again. The first one goes on. The"
                                + " answer that comes first is the client's, and the other attempt is cancelled. The"
                                + " service may work on at it, for no caller.",
                        "The second attempt is usually quick: what made the first one slow was chance. But both may"
                                + " take effect. So a hedge is for reads, and for writes with a key by which the"
                                + " service knows them again.")
                .control("hedge", 1, "without", "with")
                .setting("delay", "0.5 s")
                .setting("budget", "1: each call may have a second attempt")
                .setting("a call every", EVERY)
                .setting(ANSWERS_IN, ANSWER)
                .setting(SLOW, "25 % of calls: 1.5 s, and the way")
                .playing(choice -> Play.record(SEED, play -> HedgeScenes.hedge(play, choice)));
    }

    private static Step delay() {
        return Step.of(
                        "When to make it",
                        ONE,
                        "A delay of 0.1 s is shorter than a good answer takes, so each call is made twice. That doubles"
                                + " the load, and most second attempts are for nothing. With a delay of 1.2 s only the"
                                + " slow calls have one, but they stay nearly as slow: 1.6 s instead of 1.7 s.",
                        "The right delay is a little longer than most answers take: then the calls that are still"
                                + " waiting are the slow ones.")
                .control("delay", "0.1 s", "0.5 s", "1.2 s")
                .setting("budget", "1: each call may have a second attempt")
                .setting("a call every", EVERY)
                .setting(ANSWERS_IN, ANSWER)
                .setting(SLOW, "25 % of calls: 1.5 s, and the way")
                .playing(choice -> Play.record(SEED, play -> HedgeScenes.delay(play, choice)));
    }

    private static Step percentile() {
        return Step.of(
                        "A delay that is measured",
                        MANY,
                        "Without a fixed delay the hedge measures its calls. `delayPercentile` 0.95 means: 95 of 100"
                                + " calls were faster than the delay, so about 5 of 100 have a second attempt. With"
                                + " 0.8 it is about 20 of 100.",
                        "Until 100 calls have succeeded it makes no second attempt. Then it computes the"
                                + " delay again after each 100"
                                + " calls.")
                .control("delayPercentile", 1, "0.8", "0.95")
                .setting("budget", "0.3")
                .setting("a call every", "0.06 s, each by the next client")
                .setting(ANSWERS_IN, "0.1 s to 0.3 s, and 0.2 s for the way; 3 of 100 in 1.5 s")
                .playing(choice -> Play.record(SEED, play -> HedgeScenes.percentile(play, choice)));
    }

    private static Step failures() {
        return Step.of(
                        "A hedge is not a retry",
                        ONE,
                        "Here some calls fail, and none is slow. When a call fails before the delay is over, the"
                                + " client gets the failure at once: the hedge makes no second attempt.",
                        "A retry is for failed calls, a hedge for slow ones. Together the retry is outside:"
                                + " `Policy.compose(retry, hedge)`.")
                .control("around the hedge", "nothing", "a retry")
                .setting("delay", "0.5 s")
                .setting("budget", "1: each call may have a second attempt")
                .setting("the retry", "maxAttempts 3, backoff 0.2 s")
                .setting("a call every", EVERY)
                .setting(ANSWERS_IN, ANSWER)
                .setting("the service fails", "40 % of calls from 1 s on")
                .playing(choice -> Play.record(SEED, play -> HedgeScenes.failures(play, choice)));
    }

    private static Step manyClients() {
        return Step.of(
                        "Many clients: what it costs",
                        MANY,
                        "The clients make 12.5 calls a second, and 1 of 10 is slow. Without a hedge, most of the time"
                                + " one of the last 10 calls was slow. With a hedge a slow call mostly takes about"
                                + " half as"
                                + " long.",
                        "The price is small: each slow call is made twice, so there is about one call more in 10."
                                + " Compare how many reached the service.")
                .control("hedge", 1, "without", "with")
                .setting("delay", "0.5 s")
                .setting("budget", "0.2")
                .setting("a call every", "0.08 s, each by the next client")
                .setting(ANSWERS_IN, ANSWER)
                .setting(SLOW, "10 % of calls: 1.5 s, and the way")
                .playing(choice -> Play.record(SEED, play -> HedgeScenes.manyClients(play, choice)));
    }

    private static Step overload() {
        return Step.of(
                        "When all calls are slow",
                        MANY,
                        "From 3 s to 8 s each answer takes 1 s. Without a hedge 10 calls are at the service at a time,"
                                + " and it can do 14. With a budget of 1 each slow call has a second attempt, and no"
                                + " second attempt is faster. The limit is passed, and 13 calls fail that would have"
                                + " been answered.",
                        "The budget is the share of calls that may have a second attempt. With 0.1 each call"
                                + " puts a tenth in, and a second attempt takes 1 out. In good times it is enough."
                                + " When all calls are slow, it"
                                + " is soon used up, and the load grows by about a tenth.")
                .control("hedge", 2, "without", "budget 1", "budget 0.1")
                .setting("delay", "0.5 s")
                .setting("a call every", "0.1 s, each by the next client")
                .setting(ANSWERS_IN, ANSWER)
                .setting("it does", "14 calls at a time; the others fail")
                .setting(SLOW, "all calls from 3 s to 8 s: 1 s, and the way")
                .playing(choice -> Play.record(SEED, play -> HedgeScenes.overload(play, choice)));
    }

    private static Step sandbox() {
        return Step.of(
                        "Sandbox",
                        Stage.of("8 clients", 8, "hedge", "service"),
                        "From 2 s to 8 s some calls are slow, or all. Compare how many calls failed, how long the"
                                + " slowest took, and how many reached the service.",
                        "When a few calls are slow, a short delay and a small budget are enough. When all calls are"
                                + " slow, no hedge helps, and with a large budget calls fail.")
                .control("calls that are slow from 2 s to 8 s", 1, "10 %", "30 %", "100 %")
                .control("delay", 2, "no hedge", "0.2 s", "0.5 s", "0.9 s")
                .control("budget", 1, "0.05", "0.2", "1")
                .setting("a call every", "0.12 s, each by the next client")
                .setting(ANSWERS_IN, ANSWER)
                .setting("it does", "12 calls at a time; the others fail")
                .setting("a slow call takes", "1.2 s, and the way")
                .playing(choice -> Play.record(SEED, play -> HedgeScenes.sandbox(play, choice)));
    }
}
