package dev.patterns.examples.pages;

import dev.patterns.examples.pages.engine.Gauge;
import dev.patterns.examples.pages.engine.Play;
import java.time.Duration;

/** How often something has happened in the last second, as a gauge. */
final class LastSecond {

    private final Play play;
    private final Gauge gauge;
    private int lately;

    LastSecond(Play play, String name) {
        this.play = play;
        this.gauge = play.gauge(name);
        gauge.set(0);
    }

    void count() {
        gauge.set(++lately);
        play.time().schedule(() -> gauge.set(--lately), Duration.ofSeconds(1));
    }
}
