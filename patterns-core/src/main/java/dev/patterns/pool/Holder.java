package dev.patterns.pool;

import java.time.Duration;
import java.util.Optional;

/**
 * Somebody who holds a connection.
 *
 * @param thread the borrowing thread's name
 * @param heldFor for how long, to a tenth of a second
 * @param lastSql what it executed or prepared last on this lease, if anything
 * @param borrowedAt the line that borrowed; known where a leak detection threshold is set
 */
public record Holder(
        String thread, Duration heldFor, Optional<String> lastSql, Optional<StackTraceElement> borrowedAt) {

    private static final int LEGIBLE = 80;

    @Override
    public String toString() {
        var sql = lastSql.map(s -> s.length() <= LEGIBLE ? s : s.substring(0, LEGIBLE) + "…");
        return thread + " for " + heldFor.toMillis() + " ms, last did: " + sql.orElse("nothing yet")
                + borrowedAt.map(line -> ", borrowed at " + line).orElse("");
    }
}
