package dev.patterns.examples.pages.engine;

/** Where a dot can be: the columns of the figure from left to right. */
public enum Place {
    CLIENT,
    /** Before the pattern: where a queue forms. */
    GATE,
    PATTERN,
    SERVICE,
    /** A second service below the first, if the {@link Stage} has one. */
    SECOND
}
