package dev.patterns.examples.incident.tiers;

import dev.patterns.examples.incident.story.Act;

/** Equips the service for an act. */
public final class Tiers {

    private Tiers() {}

    public static Equipment equip(Act act, Surroundings surroundings) {
        return switch (act.tier()) {
            case HANDWRITTEN -> HandwrittenTier.equip(act, surroundings);
            case LIBRARY -> throw new UnsupportedOperationException("library");
            case DOCUMENTED -> throw new UnsupportedOperationException("documented");
        };
    }
}
