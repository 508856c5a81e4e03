package dev.patterns.examples.snippets;

import java.io.PrintStream;
import java.util.List;

/** The small examples by name. */
public final class Snippets {

    /** One of them: its name on the command line, and what it shows in one line. */
    public record Snippet(String name, String description, Program program) {}

    /** What an example does. */
    @FunctionalInterface
    public interface Program {
        void run(PrintStream out) throws Exception;
    }

    private static final List<Snippet> ALL = List.of(
            new Snippet(
                    "guarded-http",
                    "an HTTP call under retry, circuit breaker and timeout, against a server that fails",
                    GuardedHttpCall::run),
            new Snippet("guarded-query", "a query on a pool, across a restart of the database", GuardedQuery::run),
            new Snippet(
                    "composition",
                    "retry outside breaker against breaker outside retry, call by call",
                    Composition::run),
            new Snippet(
                    "exhausted-pool",
                    "a pool that has nothing left tells who holds its connections",
                    ExhaustedPool::run),
            new Snippet(
                    "breaker-settings",
                    "what a breaker's settings do to the same traffic, as tables",
                    SettingsCompared::run));

    private Snippets() {}

    public static List<Snippet> all() {
        return ALL;
    }

    /** @throws IllegalArgumentException if there is none of that name: it lists the names that there are */
    public static void run(String name, PrintStream out) throws Exception {
        var example = ALL.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no example is called \"" + name + "\"; there are "
                        + String.join(", ", ALL.stream().map(Snippet::name).toList())));
        example.program().run(out);
    }
}
