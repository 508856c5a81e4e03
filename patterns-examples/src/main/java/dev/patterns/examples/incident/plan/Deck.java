package dev.patterns.examples.incident.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Chances without luck: a shuffled deck of cards, some of them marked, shuffled again when it has run out.
 *
 * <p>Drawing "6 in 1,000" by the throw of a die gives anything from 1 to 13 in a run of a thousand, and the figures of two
 * runs would differ by more than what is being compared. From a deck it is 6, in an order that nobody knows.
 */
public final class Deck {

    private final List<Boolean> cards = new ArrayList<>();
    private final RandomGenerator random;
    private int drawn;

    public Deck(Share share, RandomGenerator random) {
        this.random = random;
        for (int i = 0; i < share.of(); i++) {
            cards.add(i < share.marked());
        }
        drawn = share.of();
    }

    /** Whether the next card is marked. */
    public boolean draw() {
        if (drawn == cards.size()) {
            shuffle();
        }
        return cards.get(drawn++);
    }

    /** Fisher and Yates, spelled out since {@code Collections.shuffle} takes no RandomGenerator on JDK 17. */
    private void shuffle() {
        for (int i = cards.size() - 1; i > 0; i--) {
            cards.set(i, cards.set(random.nextInt(i + 1), cards.get(i)));
        }
        drawn = 0;
    }
}
