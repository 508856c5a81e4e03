package dev.patterns.examples.behaviour;

import dev.patterns.examples.contenders.Remedy;
import java.time.Duration;
import java.util.Optional;

/** Builds a {@link Case}. */
public final class CaseBuilder<T extends Trial> {

    private static final int TITLE_AT_MOST = 110;

    private final String id;
    private final Scenario<T> scenario;
    private final int line;
    private String title = "";
    private String expected = "";
    private String source = "";
    private boolean realTime;
    private Duration second = Duration.ofMillis(5);
    private boolean alone;
    private Duration limit = Duration.ofSeconds(30);
    private Optional<Remedy> remedy = Optional.empty();
    private Optional<String> note = Optional.empty();

    CaseBuilder(String id, Scenario<T> scenario, int line) {
        this.id = id;
        this.scenario = scenario;
        this.line = line;
    }

    /** One sentence that states the right behaviour, of at most 110 characters. */
    public CaseBuilder<T> title(String sentence) {
        title = sentence;
        return this;
    }

    public CaseBuilder<T> expected(String text) {
        expected = text;
        return this;
    }

    public CaseBuilder<T> source(String text) {
        source = text;
        return this;
    }

    /** Every contender runs in real time. Default: only those that can't be given a clock. */
    public CaseBuilder<T> realTime() {
        realTime = true;
        return this;
    }

    /** How long one of the scenario's seconds lasts in real time. Default: 5 ms. */
    public CaseBuilder<T> second(Duration duration) {
        second = duration;
        return this;
    }

    /** No other case runs meanwhile. */
    public CaseBuilder<T> alone() {
        alone = true;
        return this;
    }

    /** Real time after which a run is given up as hung. Default: 30 s. */
    public CaseBuilder<T> limit(Duration duration) {
        limit = duration;
        return this;
    }

    public CaseBuilder<T> remedy(Remedy capability) {
        remedy = Optional.of(capability);
        return this;
    }

    public CaseBuilder<T> note(String text) {
        note = Optional.of(text);
        return this;
    }

    /** @throws IllegalStateException if a text is missing or the title is too long for a row of the matrix */
    public Case<T> build() {
        if (title.isBlank() || expected.isBlank() || source.isBlank()) {
            throw new IllegalStateException("case " + id + " must have a title, what is expected, and a source");
        }
        if (title.length() > TITLE_AT_MOST) {
            throw new IllegalStateException("title of case %s must have at most %d characters, but has %d"
                    .formatted(id, TITLE_AT_MOST, title.length()));
        }
        return new Case<>(id, title, expected, source, scenario, realTime, second, alone, limit, remedy, note, line);
    }
}
