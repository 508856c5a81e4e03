package dev.patterns.examples.faults;

import java.util.List;

/**
 * What one fault did to one pool's callers.
 *
 * @param firstSuccessMillis from the end of the fault to the first commit; -1 if there was none within the limit
 * @param longestWaitMillis the longest call of getConnection, whether it gave a connection or not
 * @param committed transactions whose commit returned
 * @param unknown transactions whose commit failed, of which
 * @param unknownWritten so many have their row
 * @param failed transactions that failed, the unknown ones included
 * @param violations what must hold and did not; empty in a good run
 */
public record FaultResult(
        String contender,
        PostgresFault fault,
        long firstSuccessMillis,
        long longestWaitMillis,
        long timeoutMillis,
        int committed,
        int unknown,
        int unknownWritten,
        long failed,
        List<String> violations) {

    public FaultTable.Cell cell() {
        return new FaultTable.Cell(
                fault, contender, FaultTable.millis(firstSuccessMillis) + " (" + longestWaitMillis + ")");
    }
}
