package dev.patterns.examples.incident.plan;

/** So many of so many: exactly, in every deck of that size. */
public record Fraction(int count, int of) {

    public Fraction {
        if (count < 0 || count > of) {
            throw new IllegalArgumentException("count must be between 0 and " + of + ", but was " + count);
        }
    }
}
