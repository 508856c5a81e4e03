package dev.patterns.examples.pages;

import dev.patterns.CheckedSupplier;
import dev.patterns.examples.pages.engine.Call;
import dev.patterns.examples.pages.engine.Look;
import dev.patterns.examples.pages.engine.Play;
import dev.patterns.examples.pages.engine.Service;
import dev.patterns.retry.Attempt;
import dev.patterns.retry.Retry;
import dev.patterns.retry.RetryBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The retry of one client. Its waits are recorded, and the attempts of its present call if it is the only client. */
final class WatchedRetry {

    private final Play play;
    private final int lane;
    private final boolean isOnlyOne;
    private final Retry retry;
    private final List<Look> attempts = new ArrayList<>();
    private @Nullable Call call;

    private WatchedRetry(Play play, RetryBuilder settings, int lane, boolean isOnlyOne) {
        this.play = play;
        this.lane = lane;
        this.isOnlyOne = isOnlyOne;
        this.retry = settings.time(play.time()).random(play.time().random()).build();
        play.shows(Retry.class);
        retry.onRetry(this::waits);
        showWait(Duration.ZERO);
        showAttempts();
    }

    /** That of the only client. */
    static WatchedRetry only(Play play, RetryBuilder settings) {
        return new WatchedRetry(play, settings, 0, true);
    }

    /** That of one of several clients. */
    static WatchedRetry oneOfMany(Play play, RetryBuilder settings, int lane) {
        return new WatchedRetry(play, settings, lane, false);
    }

    /** The client's call, with all its attempts. */
    void call(Service service) throws InterruptedException {
        var made = play.call(lane);
        call(made, () -> made.attempt(service));
    }

    /** @param action makes one attempt of the call */
    void call(Call made, CheckedSupplier<?, ?> action) throws InterruptedException {
        call = made;
        attempts.clear();
        made.make(() -> retry.call(() -> {
            showWait(Duration.ZERO);
            return attempt(action);
        }));
    }

    private Look attempt(CheckedSupplier<?, ?> action) throws Exception {
        var outcome = Look.FAILURE;
        try {
            action.get();
            outcome = Look.ANSWER;
            return outcome;
        } finally {
            attempts.add(outcome);
            showAttempts();
        }
    }

    private void waits(Attempt failed) {
        if (call != null) {
            call.dot().look(Look.WAITING);
        }
        showWait(failed.nextDelay().orElse(Duration.ZERO));
    }

    private void showWait(Duration wait) {
        if (isOnlyOne) {
            play.gauge("wait before the next attempt, in milliseconds").set((int) wait.toMillis());
        }
    }

    private void showAttempts() {
        if (isOnlyOne) {
            play.gauge("attempts of this call").list(retry.config().maxAttempts(), attempts);
        }
    }
}
