package dev.patterns.examples.behaviour;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a case says about a contender. */
public enum Verdict {
    /** It behaves as the case's title says. */
    RIGHT("right", "ok"),
    /** It doesn't as it comes, and does with a setting of its own, which the cell names. */
    RIGHT_WITH("right-with", "ok*"),
    /** It behaves otherwise. */
    DIFFERENT("different", "X"),
    /** It has no such feature. */
    NOT_OFFERED("not-offered", "-"),
    /** No test can make it show. */
    CANNOT_BE_DRIVEN("cannot-be-driven", "?");

    private final String text;
    private final String mark;

    Verdict(String text, String mark) {
        this.text = text;
        this.mark = mark;
    }

    /** As in behaviour.json. */
    @JsonValue
    public String text() {
        return text;
    }

    /** In the matrix on the terminal. */
    public String mark() {
        return mark;
    }
}
