package dev.patterns.examples.incident.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Sets of the fixes of a story: their labels, and the bit masks by which the report knows them. */
public final class FixSets {

    private FixSets() {}

    /** Such as "no fix", "timeout + breaker" or "all but retry". */
    public static <F extends Enum<F>> String label(Set<F> fixes, Class<F> type) {
        var missing = EnumSet.allOf(type);
        missing.removeAll(fixes);
        return switch (missing.size()) {
            case 0 -> "all fixes";
            case 1 -> "all but " + missing.iterator().next();
            default ->
                fixes.isEmpty()
                        ? "no fix"
                        : fixes.stream().sorted().map(Enum::toString).collect(Collectors.joining(" + "));
        };
    }

    /** @throws IllegalArgumentException if a name is not that of a fix; the message lists the names */
    public static <F extends Enum<F>> Set<F> parse(List<String> names, Class<F> type) {
        var all = EnumSet.allOf(type);
        var chosen = EnumSet.noneOf(type);
        for (var name : names) {
            chosen.add(all.stream()
                    .filter(fix -> fix.toString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown fix '" + name + "': it must be one of "
                            + all.stream().map(Enum::toString).collect(Collectors.joining(", ")))));
        }
        return chosen;
    }

    /** The fixes whose bits are set: bit i for the fix i. */
    public static <F extends Enum<F>> Set<F> ofMask(int mask, Class<F> type) {
        var fixes = EnumSet.allOf(type);
        fixes.removeIf(fix -> (mask & 1 << fix.ordinal()) == 0);
        return fixes;
    }

    /** No fix, each fix alone, all but one, and all. */
    public static <F extends Enum<F>> List<Set<F>> ablation(Class<F> type) {
        var sets = new ArrayList<Set<F>>();
        sets.add(EnumSet.noneOf(type));
        for (var fix : type.getEnumConstants()) {
            sets.add(EnumSet.of(fix));
        }
        for (var fix : type.getEnumConstants()) {
            sets.add(EnumSet.complementOf(EnumSet.of(fix)));
        }
        sets.add(EnumSet.allOf(type));
        return sets;
    }
}
