package dev.patterns.examples.snippets;

import java.io.PrintStream;
import java.util.List;

/** The small examples by name. */
public final class SmallExamples {

    /** One of them: its name on the command line, and what it shows in one line. */
    public record Example(String name, String description, Program program) {}

    /** What an example does. */
    @FunctionalInterface
    public interface Program {
        void run(PrintStream out) throws Exception;
    }

    private static final List<Example> ALL = List.of(
            new Example(
                    "guarded-http",
                    "an HTTP call under retry, circuit breaker and timeout, against a server that fails",
                    GuardedHttpCall::run),
            new Example("guarded-query", "a query on a pool, across a restart of the database", GuardedQuery::run),
            new Example(
                    "composition",
                    "retry outside breaker against breaker outside retry, call by call",
                    Composition::run),
            new Example(
                    "exhausted-pool",
                    "a pool that has nothing left tells who holds its connections",
                    ExhaustedPool::run),
            new Example(
                    "breaker-settings",
                    "what a breaker's settings do to the same traffic, as tables",
                    SettingsCompared::run));

    private SmallExamples() {}

    public static List<Example> all() {
        return ALL;
    }

    /** @throws IllegalArgumentException if there is none of that name: it lists the names that there are */
    public static void run(String name, PrintStream out) throws Exception {
        var example = ALL.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no example is called \"" + name + "\"; there are "
                        + String.join(", ", ALL.stream().map(Example::name).toList())));
        example.program().run(out);
    }
}
