package dev.patterns.examples.incident.plan;

/** {@code count} out of {@code of}, such as 6 out of 1,000. {@link ShuffledOutcomes} holds it exactly. */
public record Fraction(int count, int of) {

    public Fraction {
        if (count < 0 || count > of) {
            throw new IllegalArgumentException("count must be between 0 and " + of + ", but was " + count);
        }
    }
}
