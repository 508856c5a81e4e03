package dev.patterns.pool.script;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which rows must be committed, and which may be. All others must not. */
final class Rows {

    private int last;
    private final Set<Integer> certain = new HashSet<>();
    private final Set<Integer> inDoubt = new HashSet<>();

    int next() {
        return ++last;
    }

    void committed(Set<Integer> rows) {
        certain.addAll(rows);
    }

    /** The commit failed: its answer may have been lost. */
    void inDoubt(Set<Integer> rows) {
        inDoubt.addAll(rows);
    }

    void check(List<Integer> committed, Journal journal) {
        var once = new HashSet<Integer>();
        for (var row : committed) {
            journal.check(once.add(row), () -> "row " + row + " is committed twice");
            journal.check(
                    certain.contains(row) || inDoubt.contains(row),
                    () -> "row " + row + " is committed, but was rolled back");
        }
        for (var row : certain) {
            journal.check(once.contains(row), () -> "row " + row + " was committed, but is not there");
        }
    }
}
