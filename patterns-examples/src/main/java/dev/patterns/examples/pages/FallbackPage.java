package dev.patterns.examples.pages;

import static dev.patterns.examples.pages.FallbackScenes.CAPACITY;
import static dev.patterns.examples.pages.FallbackScenes.CLIENTS;
import static dev.patterns.examples.pages.FallbackScenes.PRODUCTS;
import static dev.patterns.examples.pages.FallbackScenes.SEED;

import dev.patterns.examples.pages.engine.LessonPage;
import dev.patterns.examples.pages.engine.Play;
import dev.patterns.examples.pages.engine.Stage;
import dev.patterns.examples.pages.engine.Step;
import dev.patterns.fallback.Fallback;
import java.util.List;

/** The page about the fallback. */
final class FallbackPage {

    private static final String ANSWERS_IN = "the service answers in";
    private static final String FAILS = "the service fails";
    private static final String WAITING = ", or when the one before has ended";
    private static final Stage ONE = Stage.of("client", 1, "fallback", "service");

    private FallbackPage() {}

    static LessonPage page() {
        return new LessonPage(
                "fallback",
                "Fallback",
                "A fallback gives the caller something else when a call fails: a value, the answer of a second service,"
                        + " or the last good answer. The steps show what it is good for, and what it must not hide.",
                Fallback.class,
                "fallback.md",
                List.of(
                        value(),
                        secondService(),
                        fallbackOn(),
                        lastAnswer(),
                        keys(),
                        order(),
                        manyClients(),
                        sandbox()));
    }

    private static Step value() {
        return Step.of(
                        "A substitute answer",
                        ONE,
                        "Each shape is one call. The client asks how many are in stock. From 2.5 s to 6.5 s the service"
                                + " fails, and without a fallback the client gets each failure.",
                        "With a fallback it gets a value instead, for example \"ask in the shop\". The call is made all"
                                + " the same: the client notices at once when the service works again.")
                .control("fallback", 1, "without", "with a value")
                .setting("a call every", "1.1 s")
                .setting(ANSWERS_IN, "0.2 s")
                .setting(FAILS, "all calls from 2.5 s to 6.5 s")
                .playing(choice -> Play.record(SEED, play -> FallbackScenes.value(play, choice)));
    }

    private static Step secondService() {
        return Step.of(
                        "A second service",
                        ONE.withSecond("second"),
                        "The alternative can be another call, here to a second service. It is made only after the first"
                                + " one has failed, so the client waits for both.",
                        "A call can fail like any other. If the second service fails too, the client gets that failure,"
                                + " with the first one attached to it. The best alternative can't fail: it needs no"
                                + " network.")
                .control("from 5 s to 8 s the second service", "works", "fails too")
                .setting("a call every", "1.2 s")
                .setting("both answer in", "0.2 s")
                .setting(FAILS, "all calls from 2 s to 8 s")
                .playing(choice -> Play.record(SEED, play -> FallbackScenes.secondService(play, choice)));
    }

    private static Step fallbackOn() {
        return Step.of(
                        "Some failures must be seen",
                        ONE,
                        "Each third call asks for a product that doesn't exist: a mistake in the client. The service"
                                + " answers, and says so. A fallback for every exception hides it, and the mistake"
                                + " may stay for months.",
                        "`fallbackOn` names the failures of the network and of the service. Only they are answered by"
                                + " the fallback. All others reach the client, also while the service works.")
                .control("fallbackOn", 1, "not set: every exception", "IOException")
                .setting("a call every", "1.1 s")
                .setting(ANSWERS_IN, "0.2 s")
                .setting("a mistake", "the 2nd, the 5th and the 8th call")
                .setting(FAILS, "all calls from 4 s to 7 s, with an IOException")
                .playing(choice -> Play.record(SEED, play -> FallbackScenes.fallbackOn(play, choice)));
    }

    private static Step lastAnswer() {
        return Step.of(
                        "The last good answer",
                        ONE,
                        "A `CachedFallback` keeps the last good answer. When a call fails, the client gets that one"
                                + " and its age: \"3 in stock, as of 2 seconds ago\". It is no cache: each call is"
                                + " made.",
                        "An old answer may be wrong. `maxAge` says how old it may be. When it is older, the client gets"
                                + " the failure. The weather may be an hour old, a price perhaps a minute.")
                .control("maxAge", 1, "2 s", "4 s", "10 s")
                .setting("maxKeys", "1,000")
                .setting("a call every", "1 s")
                .setting(ANSWERS_IN, "0.2 s")
                .setting(FAILS, "all calls from 3 s to 10 s")
                .playing(choice -> Play.record(SEED, play -> FallbackScenes.lastAnswer(play, choice)));
    }

    private static Step keys() {
        return Step.of(
                        "An answer for each key",
                        Stage.of(PRODUCTS + " products", PRODUCTS, "fallback", "service"),
                        "Each lane asks for another product. An answer helps only the product that it is about, so one"
                                + " is kept for each key.",
                        "Memory is limited, so `maxKeys` says how many are kept. Above that, the one that was"
                                + " answered longest ago is dropped. With too few, some products have no answer"
                                + " when the"
                                + " service fails.")
                .control("maxKeys", "2", "" + PRODUCTS)
                .setting("maxAge", "10 s")
                .setting("a call every", "1.2 s, for each product")
                .setting(ANSWERS_IN, "0.2 s")
                .setting(FAILS, "all calls from 3.5 s to 8.5 s")
                .playing(choice -> Play.record(SEED, play -> FallbackScenes.keys(play, choice)));
    }

    private static Step order() {
        return Step.of(
                        "The fallback comes last",
                        Stage.of("client", 1, "fallback, retry", "service"),
                        "Half of the calls fail by chance, and a retry would help. If the fallback is outside of the"
                                + " retry, a call is first tried three times. Only if all fail, the client gets the"
                                + " substitute.",
                        "If the fallback is inside, the retry never sees a failure: the fallback has answered it. So it"
                                + " makes no second attempt. A circuit breaker would count no failures either, and"
                                + " never open.")
                .control("order", "fallback outside of the retry", "fallback inside")
                .setting("maxAttempts", "3")
                .setting("backoff", "0.2 s, always")
                .setting("a call every", "1.5 s" + WAITING)
                .setting(ANSWERS_IN, "0.2 s")
                .setting(FAILS, "50 % of calls from 1 s on")
                .playing(choice -> Play.record(SEED, play -> FallbackScenes.order(play, choice)));
    }

    private static Step manyClients() {
        return Step.of(
                        "Many clients: the load moves",
                        Stage.of(CLIENTS + " clients", CLIENTS, "fallback", "service")
                                .withSecond("second"),
                        "From 3 s to 8 s the service fails for all " + CLIENTS + " clients. All their calls go to the"
                                + " second service at once. It can do " + CAPACITY + " at a time, so most of them fail"
                                + " there too.",
                        "On most days the second service has nothing to do, and in an outage it must carry the whole"
                                + " load: test it with that load. The last good answer needs no other call, and here"
                                + " each client gets one.")
                .control("fallback", 1, "without", "the second service", "the last good answer")
                .setting("maxAge", "10 s")
                .setting("a call every", "1 s" + WAITING + ", by each client")
                .setting(ANSWERS_IN, "0.2 s")
                .setting("the second service does", CAPACITY + " calls at a time, each in 0.3 s")
                .setting(FAILS, "all calls from 3 s to 8 s")
                .playing(choice -> Play.record(SEED, play -> FallbackScenes.manyClients(play, choice)));
    }

    private static Step sandbox() {
        return Step.of(
                        "Sandbox",
                        Stage.of("6 clients", 6, "fallback", "service").withSecond("second"),
                        "Six clients, and a service that fails from 2 s to 8 s and takes 0.5 s to do so. Compare"
                                + " how many calls failed, how many got a substitute, and how many reached the"
                                + " service.",
                        "When failures come by chance, a retry inside makes substitutes rare. In an outage it only adds"
                                + " load. A breaker inside gives the substitute at once while it is open, without a"
                                + " call.")
                .control("calls that fail from 2 s to 8 s", 1, "30 %", "100 %")
                .control("fallback", 3, "without", "a value", "the second service", "the last good answer")
                .control("maxAge of a last good answer", "2 s", "5 s")
                .control("inside", "nothing", "a retry", "a breaker")
                .setting("a call every", "1 s" + WAITING + ", by each client")
                .setting(ANSWERS_IN, "0.2 s")
                .setting("the second service does", CAPACITY + " calls at a time, each in 0.3 s")
                .setting("the retry", "maxAttempts 3, backoff 0.2 s")
                .setting("the breaker", "opens for 2 s after 3 failures in a row")
                .playing(choice -> Play.record(SEED, play -> FallbackScenes.sandbox(play, choice)));
    }
}
