package dev.patterns.examples.snippets;

import java.io.PrintStream;
import java.util.List;

/** The list of all snippets, by name. */
public final class Snippets {

    /** A snippet: its name on the command line, what it shows in one line, and the program itself. */
    public record Snippet(String name, String description, Program program) {}

    /** The program of a snippet. It prints to {@code out}. */
    @FunctionalInterface
    public interface Program {
        void run(PrintStream out) throws Exception;
    }

    private static final List<Snippet> ALL = List.of(
            new Snippet(
                    "guarded-http",
                    "an HTTP call under retry, circuit breaker and timeout, against a server that fails",
                    GuardedHttpCall::run),
            new Snippet("guarded-query", "a query on a pool while the database restarts", GuardedQuery::run),
            new Snippet(
                    "composition",
                    "retry outside breaker and breaker outside retry, compared call by call",
                    Composition::run),
            new Snippet(
                    "exhausted-pool",
                    "what an exhausted pool says about the threads that hold its connections",
                    ExhaustedPool::run),
            new Snippet(
                    "breaker-settings",
                    "the effect of a breaker's settings on the same traffic, as tables",
                    SettingsCompared::run),
            new Snippet(
                    "pool-sizes",
                    "the effect of a pool's size and timeout on the same traffic, as tables",
                    PoolSizesCompared::run),
            new Snippet(
                    "adaptive-limit",
                    "bulkheads that find their own limit, beside the best fixed one, in ten scenarios",
                    AdaptiveLimits::run),
            new Snippet(
                    "jitter-picture",
                    "when the retries of 1,000 clients arrive, with each jitter, as an SVG picture",
                    JitterPicture::run));

    private Snippets() {}

    public static List<Snippet> all() {
        return ALL;
    }

    /**
     * Runs a snippet.
     *
     * @throws IllegalArgumentException if there is no snippet of that name; the message lists all names
     */
    public static void run(String name, PrintStream out) throws Exception {
        var snippet = ALL.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown example '" + name + "': it must be one of "
                        + String.join(", ", ALL.stream().map(Snippet::name).toList())));
        snippet.program().run(out);
    }
}
