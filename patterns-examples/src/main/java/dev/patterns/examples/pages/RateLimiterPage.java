package dev.patterns.examples.pages;

import static dev.patterns.examples.pages.RateLimiterScenes.CALLERS;
import static dev.patterns.examples.pages.RateLimiterScenes.INSTANCES;
import static dev.patterns.examples.pages.RateLimiterScenes.SEED;

import dev.patterns.examples.pages.engine.LessonPage;
import dev.patterns.examples.pages.engine.Play;
import dev.patterns.examples.pages.engine.Stage;
import dev.patterns.examples.pages.engine.Step;
import dev.patterns.ratelimiter.RateLimiter;
import java.util.List;

/** The page about the rate limiter. */
final class RateLimiterPage {

    private static final String ANSWERS_IN = "the service answers in";
    private static final String WAY = "the way between two boxes";
    private static final Stage ONE = Stage.of("client", 1, "permits", "service");

    private RateLimiterPage() {}

    static LessonPage page() {
        return new LessonPage(
                "rate-limiter",
                "Rate limiter",
                "A rate limiter limits how many calls begin in a period. It is for a service that allows so many"
                        + " calls a second, and for work that must not take more than its share. How long a call"
                        + " takes doesn't matter to it.",
                RateLimiter.class,
                "rate-limiter.md",
                List.of(quota(), burst(), retryAfter(), maxWait(), callers(), instances(), slowService(), sandbox()));
    }

    private static Step quota() {
        return Step.of(
                        "A service with a quota",
                        ONE.withPatternRows(1),
                        "The service allows two calls a second, and answers any further call with an error. Some"
                                + " services then block the client for a while, or send a bill.",
                        "A rate limiter in the client has a permit for each call. Here one becomes free every half"
                                + " second. A call takes it and passes. A call that finds none is rejected in the"
                                + " client, and doesn't reach the service.")
                .control("rate limiter", 1, "without", "with")
                .setting("permits", "2 in 1 s")
                .setting("burst", "1")
                .setting("a call every", "0.3 s")
                .setting("the service allows", "2 in 1 s")
                .setting(ANSWERS_IN, "0.2 s")
                .setting(WAY, "0.1 s")
                .playing(choice -> Play.record(SEED, play -> RateLimiterScenes.quota(play, choice)));
    }

    private static Step burst() {
        return Step.of(
                        "Permits can be saved",
                        ONE.withPatternRows(4),
                        "Six calls come shortly after each other, then none for two seconds. With a `burst` of 1 a"
                                + " permit that nothing takes is lost. With a `burst` of 4 up to four are saved while"
                                + " no call comes, and four calls can begin at once.",
                        "In any time, wherever it begins, at most the burst and the rate times that time can begin. A"
                                + " counter that starts at zero every second doesn't hold that: it admits its whole"
                                + " quota at the end of one second, and again at the beginning of the next.")
                .control("burst", 1, "1", "4")
                .setting("permits", "2 in 1 s")
                .setting("calls", "6 every 3 s, 0.15 s apart")
                .setting(ANSWERS_IN, "0.2 s")
                .setting(WAY, "0.1 s")
                .playing(choice -> Play.record(SEED, play -> RateLimiterScenes.burst(play, choice)));
    }

    private static Step retryAfter() {
        return Step.of(
                        "When to come again",
                        Stage.of("2 clients", 2, "permits", "service").withPatternRows(1),
                        "Two clients share a permit a second, and each calls again until it is admitted. Without more"
                                + " knowledge they try often, and most tries are in vain.",
                        "The rejection says after which time a permit is free: `retryAfter`. A client that waits so"
                                + " long is admitted at its next try, unless the other one comes before it.")
                .control("tries again after", 1, "0.1 s", "retryAfter")
                .setting("permits", "1 in 1 s")
                .setting("burst", "1")
                .setting("a new call every", "2.5 s, by each client")
                .setting(ANSWERS_IN, "0.2 s")
                .setting(WAY, "0.08 s; the client subtracts two of them from retryAfter")
                .playing(choice -> Play.record(SEED, play -> RateLimiterScenes.retryAfter(play, choice)));
    }

    private static Step maxWait() {
        return Step.of(
                        "Wait for a permit",
                        Stage.of("6 clients", 6, "permits", "service").withPatternRows(1),
                        "Six calls come at almost the same time, and two permits become free in a second. With"
                                + " `maxWait` a call takes the next permit in advance, and begins when that is free. So"
                                + " calls begin in the order in which they came, evenly spread.",
                        "A call knows how long it would wait when it comes. If that is more than `maxWait`, it is"
                                + " rejected at once, and not after a wait in vain. So `maxWait` also limits how many"
                                + " calls wait.")
                .control("maxWait", 1, "0", "1 s", "4 s")
                .setting("permits", "2 in 1 s")
                .setting("burst", "1")
                .setting("calls", "6 at a time, every 5 s")
                .setting(ANSWERS_IN, "0.2 s")
                .setting(WAY, "0.08 s")
                .playing(choice -> Play.record(SEED, play -> RateLimiterScenes.maxWait(play, choice)));
    }

    private static Step callers() {
        return Step.of(
                        "Several clients share",
                        Stage.of(CALLERS + " clients", CALLERS, "permits", "service")
                                .withPatternRows(CALLERS),
                        "The upper client calls ten times a second, each of the others less than once. They share "
                                + CALLERS
                                + " permits a second. A permit goes to the first call that comes, and most often that"
                                + " is one of the upper client's. The quiet clients are rejected too.",
                        "With a rate limiter for each client, of one permit a second, the upper client is rejected"
                                + " alone. The price: permits that a quiet client doesn't use can't be used by another."
                                + " `RateLimiter.registry` makes a rate limiter for each name.")
                .control("rate limiters", "one for all, 5 in 1 s", "one for each client, 1 in 1 s")
                .setting("burst", "5, or 1 for each client")
                .setting("a call every", "0.1 s by the upper client, 1.25 s by each other")
                .setting(ANSWERS_IN, "0.2 s")
                .setting(WAY, "0.08 s")
                .playing(choice -> Play.record(SEED, play -> RateLimiterScenes.callers(play, choice)));
    }

    private static Step instances() {
        return Step.of(
                        "Each instance counts alone",
                        Stage.of(INSTANCES + " instances", INSTANCES, "rate limiters", "service")
                                .withPatternPerClient(),
                        "The client runs in several instances, and each has a rate limiter of its own with two permits"
                                + " a second. They don't know of each other: the service gets two calls a second from"
                                + " each.",
                        "Divide the quota by the number of instances, or let a gateway in front of the service count"
                                + " for all.")
                .control("instances", 1, "1", "3", INSTANCES + "")
                .setting("permits", "2 in 1 s, in each instance")
                .setting("burst", "1")
                .setting("a call every", "0.25 s, in each instance")
                .setting(ANSWERS_IN, "0.2 s")
                .setting(WAY, "0.08 s")
                .playing(choice -> Play.record(SEED, play -> RateLimiterScenes.instances(play, choice)));
    }

    private static Step slowService() {
        return Step.of(
                        "A rate doesn't limit calls at the same time",
                        Stage.of("6 clients", 6, "permits", "service").withPatternRows(1),
                        "Five permits a second, and the service is slow from 3 s to 7 s. The rate limiter admits as"
                                + " many calls as before. But each of them takes longer, so more and more of them"
                                + " are at the service at the same time.",
                        "The number of calls at the same time is the rate times the latency, here up to"
                                + " 15. To limit it, use a bulkhead. Often both"
                                + " are used: the rate limiter keeps a quota, the bulkhead keeps threads free.")
                .setting("permits", "5 in 1 s")
                .setting("burst", "1")
                .setting("a call every", "0.1 s")
                .setting(ANSWERS_IN, "0.2 s; 3 s from 3 s to 7 s")
                .setting(WAY, "0.08 s")
                .playing(SEED, RateLimiterScenes::slowService);
    }

    private static Step sandbox() {
        return Step.of(
                        "Sandbox",
                        Stage.of("6 clients", 6, "permits", "service").withPatternRows(8),
                        "Five calls a second on average. Change the settings, and look at two figures: calls that are"
                                + " rejected, and the most calls that reach the service in a second.",
                        "A rate below the average rejects calls whatever the other settings are. Above it, a peak needs"
                                + " a burst, which the service notices, or a wait, which the clients notice.")
                .control("calls", 1, "one every 0.2 s", "10 at a time, every 2 s")
                .control("permits in 1 s", 2, "2", "4", "8")
                .control("burst", "1", "4", "8")
                .control("maxWait", "0", "0.5 s", "2 s")
                .setting(ANSWERS_IN, "0.2 s")
                .setting(WAY, "0.08 s")
                .playing(choice -> Play.record(SEED, play -> RateLimiterScenes.sandbox(play, choice)));
    }
}
