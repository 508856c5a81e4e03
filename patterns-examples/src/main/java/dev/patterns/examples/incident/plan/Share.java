package dev.patterns.examples.incident.plan;

/** So many of so many: exactly, in every deck of that size. */
public record Share(int marked, int of) {

    public Share {
        if (marked < 0 || marked > of) {
            throw new IllegalArgumentException("marked must be between 0 and " + of + ", but was " + marked);
        }
    }
}
