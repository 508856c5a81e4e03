package dev.patterns.examples.behaviour.report;

import java.util.ArrayList;
import java.util.List;

/** The lines in which two texts differ: the fewest that have to be removed ("- ") and added ("+ "). */
final class LineDiff {

    private final List<String> before;
    private final List<String> after;

    /** {@code common[i][j]}: length of the longest common subsequence of the lines from i and from j on. */
    private final int[][] common;

    private LineDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
        this.common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
    }

    static List<String> between(List<String> before, List<String> after) {
        return new LineDiff(before, after).lines();
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                i++;
                j++;
            } else if (j == after.size() || i < before.size() && common[i + 1][j] >= common[i][j + 1]) {
                lines.add("- " + before.get(i++));
            } else {
                lines.add("+ " + after.get(j++));
            }
        }
        return lines;
    }
}
