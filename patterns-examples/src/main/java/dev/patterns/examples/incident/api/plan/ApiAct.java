package dev.patterns.examples.incident.api.plan;

import dev.patterns.examples.incident.plan.FixSets;
import dev.patterns.examples.incident.plan.Tier;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One act of the story: the API with a choice of fixes, under the same requests.
 *
 * @param tier the implementation that the fixes use
 * @param fixes the fixes that are in place
 */
public record ApiAct(String name, Tier tier, Set<ApiFix> fixes) {

    /** The four acts of the story, in order. The documents have no bulkhead. */
    public static final List<ApiAct> ALL = List.of(
            new ApiAct("api-peak", Tier.HANDWRITTEN, Set.of()),
            new ApiAct("api-documented", Tier.DOCUMENTED, EnumSet.complementOf(EnumSet.of(ApiFix.BULKHEAD))),
            new ApiAct("api-handwritten", Tier.HANDWRITTEN, EnumSet.allOf(ApiFix.class)),
            new ApiAct("api-library", Tier.LIBRARY, EnumSet.allOf(ApiFix.class)));

    public ApiAct {
        fixes = Set.copyOf(fixes);
    }

    /** The peak with these fixes and no others. */
    public static ApiAct peakWith(Tier tier, Set<ApiFix> fixes) {
        return new ApiAct("peak with " + FixSets.label(fixes, ApiFix.class), tier, fixes);
    }

    /** The fixes, such as "no fix", "index + pool" or "all but cache". */
    public String label() {
        return FixSets.label(fixes, ApiFix.class);
    }

    public boolean has(ApiFix fix) {
        return fixes.contains(fix);
    }
}
