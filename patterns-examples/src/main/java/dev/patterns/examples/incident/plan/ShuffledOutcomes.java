package dev.patterns.examples.incident.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Random outcomes, an exact fraction of them true: a list that is shuffled at first and again whenever it is used up.
 *
 * <p>Independent draws with a probability of 6 in 1,000 give anything from 1 to 13 in a thousand calls. Two runs would
 * then differ by more than what is compared. The shuffled list gives exactly 6 in a thousand, in random order.
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

    /** The next outcome. */
    public boolean next() {
        if (position == outcomes.size()) {
            shuffle();
        }
        return outcomes.get(position++);
    }

    /** A Fisher-Yates shuffle; {@code Collections.shuffle} takes no RandomGenerator on JDK 17. */
    private void shuffle() {
        for (int i = outcomes.size() - 1; i > 0; i--) {
            outcomes.set(i, outcomes.set(random.nextInt(i + 1), outcomes.get(i)));
        }
        position = 0;
    }
}
