package dev.patterns.examples.behaviour.report;

import dev.patterns.examples.behaviour.BehaviourResult;
import dev.patterns.examples.behaviour.CaseResult;
import dev.patterns.examples.behaviour.CellResult;
import dev.patterns.examples.behaviour.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A result with 110 cases: every verdict, long and empty texts, notes, flickers, characters that are markup, and
 * patterns with different contenders.
 */
final class SampleBehaviour {

    static final List<String> BREAKERS =
            List.of("DOCUMENTED", "WELL_ARCHITECTED", "HANDWRITTEN", "RESILIENCE4J", "FAILSAFE");
    static final List<String> RETRIES = List.of("DOCUMENTED", "HANDWRITTEN", "RESILIENCE4J", "FAILSAFE", "SPRING");
    static final List<String> TIMEOUTS = List.of("HANDWRITTEN", "RESILIENCE4J", "FAILSAFE");
    static final List<String> POOLS =
            List.of("DOCUMENTED", "HANDWRITTEN", "HIKARICP", "AGROAL", "DBCP2", "SOME_LATER_POOL");

    private static final List<String> CONTENDERS = List.of(
            "DOCUMENTED",
            "WELL_ARCHITECTED",
            "HANDWRITTEN",
            "RESILIENCE4J",
            "FAILSAFE",
            "SPRING",
            "HIKARICP",
            "AGROAL",
            "DBCP2",
            "SOME_LATER_POOL");

    private static final String LONG =
            "after the server was restarted 3 of 8 threads got SQLTransientConnectionException: pool - Connection is "
                    + "not available, request timed out (total=10, active=10, waiting=5) *and* List<String> [1] "
                    + "a|b `x` # 1, and one waited for longer than the limit";

    private SampleBehaviour() {}

    static BehaviourResult result() {
        var rows = new ArrayList<CaseResult>();
        add(rows, "B", "circuitbreaker", 32, BREAKERS);
        add(rows, "R", "retry", 30, RETRIES);
        add(rows, "T", "timeout", 8, TIMEOUTS);
        add(rows, "P", "pool", 34, POOLS);
        add(rows, "H", "http", 6, RETRIES);
        return new BehaviourResult(CONTENDERS, rows);
    }

    /** The same with other text in one cell. */
    static BehaviourResult with(String id, String contender, Verdict verdict, String seen) {
        var sample = result();
        return new BehaviourResult(
                sample.contenders(),
                sample.cases().stream()
                        .map(row -> row.id().equals(id)
                                ? withCells(
                                        row,
                                        row.cells().stream()
                                                .map(cell -> cell.contender().equals(contender)
                                                        ? new CellResult(
                                                                contender,
                                                                verdict,
                                                                seen,
                                                                null,
                                                                cell.time(),
                                                                cell.story(),
                                                                List.of())
                                                        : cell)
                                                .toList())
                                : row)
                        .toList());
    }

    static CaseResult withCells(CaseResult row, List<CellResult> cells) {
        return new CaseResult(
                row.id(),
                row.pattern(),
                row.title(),
                row.expected(),
                row.source(),
                row.time(),
                row.note(),
                row.file(),
                row.line(),
                cells);
    }

    private static void add(List<CaseResult> rows, String letter, String pattern, int cases, List<String> contenders) {
        IntStream.rangeClosed(1, cases).forEach(n -> rows.add(row(letter + n, pattern, n, contenders)));
    }

    private static CaseResult row(String id, String pattern, int n, List<String> contenders) {
        var real = n % 7 == 0;
        return new CaseResult(
                id,
                pattern,
                switch (n % 4) {
                    case 0 -> "A late success does not close a half-open breaker";
                    case 1 -> "A rejection says when to come back";
                    case 2 -> "A wait that is interrupted ends at once, with the flag set and the last failure thrown";
                    default ->
                        "After a restart of the server no caller pays a validation timeout for each of the dead"
                                + " connections";
                },
                "HALF_OPEN until the probe reports; a call that comes while the probe is out is rejected",
                n % 3 == 0 ? "HikariCP #2192, #1909; <JDBC 4.3> 9.6.1" : "Polly #217",
                real ? "real" : "simulated",
                n % 10 == 0
                        ? "The hand-written tier chooses otherwise on purpose: a caller that is cut off must not"
                                + " decide for all others whether the dependency is well."
                        : null,
                "patterns-examples/src/main/java/dev/patterns/examples/behaviour/breaker/LateResults.java",
                20 + n,
                IntStream.range(0, contenders.size())
                        .mapToObj(i -> cell(contenders.get(i), verdict(contenders.get(i), n, i), n, real || i > 3))
                        .toList());
    }

    private static Verdict verdict(String contender, int n, int i) {
        if (contender.equals("HANDWRITTEN")) {
            return n % 9 == 0 ? Verdict.DIFFERENT : Verdict.RIGHT;
        }
        return switch ((n * 7 + i * 5) % 11) {
            case 0, 4, 7 -> Verdict.RIGHT;
            case 1 -> Verdict.RIGHT_WITH;
            case 2, 9 -> Verdict.NOT_OFFERED;
            case 3 -> Verdict.CANNOT_BE_DRIVEN;
            default -> n % 5 == 0 ? Verdict.RIGHT : Verdict.DIFFERENT;
        };
    }

    private static CellResult cell(String contender, Verdict verdict, int n, boolean real) {
        var seen = switch (verdict) {
            case RIGHT -> "HALF_OPEN after the late result";
            case RIGHT_WITH -> "180 s later a call is admitted; without it: 180 s later a call is rejected";
            case DIFFERENT -> n % 4 == 3 ? LONG : "CLOSED after the late result";
            case NOT_OFFERED -> "no forced-open mode";
            case CANNOT_BE_DRIVEN -> "its clock can't be set, and the wait would be 24 hours";
        };
        var time = real ? "" : "    62 s  ";
        var story = List.of(
                time + "the late call begins: CLOSED",
                time + "5 calls fail: OPEN",
                time + "61 s pass",
                time + "the probe begins: HALF_OPEN",
                time + "the late call succeeds, and its result is given to the caller that has waited for it: CLOSED",
                time + "the probe succeeds: CLOSED");
        return new CellResult(
                contender,
                verdict,
                seen,
                verdict == Verdict.RIGHT_WITH ? "maxWaitDurationInHalfOpenState" : null,
                real ? "real" : "simulated",
                verdict == Verdict.NOT_OFFERED ? List.of() : story,
                n == 14 && contender.equals("FAILSAFE") ? List.of("different (OPEN)") : List.of());
    }
}
