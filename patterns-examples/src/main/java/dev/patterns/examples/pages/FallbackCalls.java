package dev.patterns.examples.pages;

import dev.patterns.CheckedSupplier;
import dev.patterns.Policy;
import dev.patterns.examples.pages.engine.Call;
import dev.patterns.examples.pages.engine.Look;
import dev.patterns.examples.pages.engine.Play;
import dev.patterns.examples.pages.engine.Service;
import dev.patterns.fallback.CachedFallback;
import dev.patterns.fallback.Fallback;
import java.io.IOException;
import java.time.Duration;

/** The calls of clients that get a substitute of one kind. */
final class FallbackCalls {

    /** What the client gets instead of an answer. */
    enum Kind {
        NONE,
        VALUE,
        SECOND,
        LAST_ANSWER
    }

    private final Play play;
    private final Kind kind;
    private final Fallback fallback;
    private final CachedFallback<Integer, Look> answers;
    private final Policy inside;
    private final Service second;

    FallbackCalls(Play play, Kind kind, Duration maxAge, Policy inside, Service second) {
        this.play = play;
        this.kind = kind;
        this.fallback = Fallback.builder("stock").build();
        this.answers =
                CachedFallback.builder("stock").maxAge(maxAge).time(play.time()).build();
        this.inside = inside;
        this.second = second;
        if (kind != Kind.NONE) {
            play.shows(kind == Kind.LAST_ANSWER ? CachedFallback.class : Fallback.class);
        }
    }

    void call(int lane, Service service) throws InterruptedException {
        var call = play.call(lane);
        call.make(() -> {
            CheckedSupplier<Look, Exception> action = () -> inside.call(() -> answer(call, service));
            return switch (kind) {
                case NONE -> action.get();
                case VALUE -> fallback.callOr(Look.SUBSTITUTE, action);
                case SECOND -> fallback.call(action, () -> substitute(call, second));
                case LAST_ANSWER -> lookOf(answers.call(lane, action));
            };
        });
    }

    static Look answer(Call call, Service service) throws IOException, InterruptedException {
        call.attempt(service);
        return Look.ANSWER;
    }

    static Look substitute(Call call, Service second) throws IOException, InterruptedException {
        call.attempt(second);
        return Look.SUBSTITUTE;
    }

    static Look lookOf(CachedFallback.Answer<Look> answer) {
        return answer.stale() ? Look.SUBSTITUTE : answer.value();
    }
}
