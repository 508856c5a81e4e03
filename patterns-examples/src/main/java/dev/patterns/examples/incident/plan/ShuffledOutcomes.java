package dev.patterns.examples.incident.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Seeds without luck: a shuffled deck of outcomes, some of them marked, shuffled again when it has run out.
 *
 * <p>Drawing "6 in 1,000" by the throw of a die gives anything from 1 to 13 in a run of a thousand, and the figures of two
 * runs would differ by more than what is being compared. From a deck it is 6, in an order that nobody knows.
 */
public final class ShuffledOutcomes {

    private final List<Boolean> outcomes = new ArrayList<>();
    private final RandomGenerator random;
    private int position;

    public ShuffledOutcomes(Fraction fraction, RandomGenerator random) {
        this.random = random;
        for (int i = 0; i < fraction.of(); i++) {
            outcomes.add(i < fraction.count());
        }
        position = fraction.of();
    }

    /** Whether the next card is marked. */
    public boolean next() {
        if (position == outcomes.size()) {
            shuffle();
        }
        return outcomes.get(position++);
    }

    /** Fisher and Yates, spelled out since {@code Collections.shuffle} takes no RandomGenerator on JDK 17. */
    private void shuffle() {
        for (int i = outcomes.size() - 1; i > 0; i--) {
            outcomes.set(i, outcomes.set(random.nextInt(i + 1), outcomes.get(i)));
        }
        position = 0;
    }
}
