package dev.patterns.examples.faults;

/**
 * What one failover did to one pool's callers.
 *
 * @param firstSuccessMillis from the end of the failover to the first commit; -1 if there was none within the limit
 * @param longestWaitMillis the longest call of getConnection, whether it gave a connection or not
 * @param readOnly writes that met a read-only connection, of which
 * @param readOnlyLater so many were on a connection borrowed after the first one had been returned
 * @param committed transactions whose commit returned
 * @param unknown transactions whose commit failed, of which
 * @param unknownWritten so many have their row
 * @param failed transactions that failed, the unknown ones included
 */
record FailoverResult(
        String contender,
        Failover failover,
        long firstSuccessMillis,
        long longestWaitMillis,
        long readOnly,
        long readOnlyLater,
        int committed,
        int unknown,
        int unknownWritten,
        long failed) {

    FaultTable.Cell cell() {
        return new FaultTable.Cell(
                failover,
                contender,
                FaultTable.millis(firstSuccessMillis) + " (" + readOnly + ", " + readOnlyLater + ")");
    }
}
