package dev.patterns.examples.pages;

import dev.patterns.bulkhead.Bulkhead;
import dev.patterns.bulkhead.BulkheadBuilder;
import dev.patterns.examples.pages.engine.Band;
import dev.patterns.examples.pages.engine.Band.Tone;
import dev.patterns.examples.pages.engine.Call;
import dev.patterns.examples.pages.engine.Gauge;
import dev.patterns.examples.pages.engine.Look;
import dev.patterns.examples.pages.engine.Place;
import dev.patterns.examples.pages.engine.Play;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bulkhead that is recorded: each of its permits as a row of the figure, or all of them as one of several bands. */
final class WatchedBulkhead {

    private final Play play;
    private final Bulkhead bulkhead;
    private final @Nullable Band only; // of all permits
    private final List<Band> permits = new ArrayList<>();
    private final boolean[] isInUse;
    private final @Nullable Gauge waitingGauge;
    private int waiting;
    private int active;

    private WatchedBulkhead(Play play, BulkheadBuilder settings, @Nullable String name) {
        play.shows(Bulkhead.class);
        this.play = play;
        this.bulkhead = settings.time(play.time()).build();
        this.only = name == null ? null : play.band(name);
        this.isInUse = new boolean[bulkhead.config().limit()];
        for (int row = 0; row < isInUse.length && name == null; row++) {
            permits.add(play.band("permit " + (row + 1)));
        }
        for (int row = 0; row < isInUse.length; row++) {
            show(row);
        }
        this.waitingGauge = bulkhead.config().maxWaiters() > 0 ? play.gauge("calls that wait for a permit") : null;
        changeWaiting(0);
    }

    /** The only bulkhead of a play. */
    static WatchedBulkhead only(Play play, BulkheadBuilder settings) {
        return new WatchedBulkhead(play, settings, null);
    }

    /** One of several bulkheads, each of a client of its own. */
    static WatchedBulkhead oneOfMany(Play play, BulkheadBuilder settings, int number) {
        return new WatchedBulkhead(play, settings, "instance " + number);
    }

    /** A call, there and back. */
    Look call(int lane, Work work) throws InterruptedException {
        var call = play.call(lane);
        return call.make(Place.GATE, () -> {
            boolean[] waits = {true};
            changeWaiting(1);
            try {
                return bulkhead.call(() -> {
                    waits[0] = false;
                    changeWaiting(-1);
                    return admitted(call, work);
                });
            } finally {
                changeWaiting(waits[0] ? -1 : 0);
            }
        });
    }

    private Look admitted(Call call, Work work) throws IOException, InterruptedException {
        int row = 0;
        while (isInUse[row]) {
            row++;
        }
        use(row, true);
        requireSameAsStatus();
        try {
            call.atPattern(Look.REQUEST).move(Place.PATTERN, only == null ? row : -1);
            work.run(call);
            return Look.ANSWER;
        } finally {
            use(row, false);
        }
    }

    /** A call that waited may have its permit already, and not have resumed. */
    private void requireSameAsStatus() {
        var status = bulkhead.status();
        if (status.active() < active || status.waiting() > waiting) {
            throw new IllegalStateException(
                    "the page would show " + active + " active and " + waiting + " waiting, but " + status);
        }
    }

    private void use(int row, boolean inUse) {
        isInUse[row] = inUse;
        active += inUse ? 1 : -1;
        show(row);
    }

    private void show(int row) {
        if (only == null) {
            permits.get(row).set(isInUse[row] ? "in use" : "free", isInUse[row] ? Tone.TRIES : Tone.PASSES);
        } else {
            only.set(active + " of " + isInUse.length, active < isInUse.length ? Tone.PASSES : Tone.STOPS);
        }
    }

    private void changeWaiting(int difference) {
        waiting += difference;
        if (waitingGauge != null) {
            waitingGauge.set(waiting);
        }
    }
}
