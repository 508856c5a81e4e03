package dev.patterns.examples.incident.plan;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One act of the story: the service with a choice of fixes, under the same payments.
 *
 * @param tier the implementation that the fixes use
 * @param fixes the fixes that are in place
 * @param incident whether the primary processor misbehaves
 */
public record Act(String name, Tier tier, Set<Fix> fixes, boolean incident) {

    private static final Set<Fix> STORY_FIXES = EnumSet.complementOf(EnumSet.of(Fix.RELEASE_EARLY));

    /** The five acts of the story, in order. */
    public static final List<Act> ALL = List.of(
            new Act("healthy", Tier.HANDWRITTEN, Set.of(), false),
            new Act("incident", Tier.HANDWRITTEN, Set.of(), true),
            new Act("incident-documented", Tier.DOCUMENTED, STORY_FIXES, true),
            new Act("incident-handwritten", Tier.HANDWRITTEN, STORY_FIXES, true),
            new Act("incident-library", Tier.LIBRARY, STORY_FIXES, true));

    public Act {
        fixes = Set.copyOf(fixes);
    }

    /** The incident with these fixes and no others. */
    public static Act incidentWith(Tier tier, Set<Fix> fixes) {
        return new Act("incident with " + FixSets.label(fixes, Fix.class), tier, fixes, true);
    }

    /** The fixes, such as "no fix", "timeout + breaker" or "all but retry". */
    public String label() {
        return FixSets.label(fixes, Fix.class);
    }

    /** The connections that the pool may open. */
    public int maxConnections() {
        return has(Fix.BIGGER_POOL)
                ? IncidentDefaults.NEW_POOL_SIZE + IncidentDefaults.NEW_OVERFLOW
                : IncidentDefaults.OLD_POOL_SIZE;
    }

    public boolean has(Fix fix) {
        return fixes.contains(fix);
    }
}
