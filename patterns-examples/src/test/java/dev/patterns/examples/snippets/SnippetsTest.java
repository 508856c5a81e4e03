package dev.patterns.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SnippetsTest {

    @Test
    void guardedHttp() throws Exception {
        assertThat(output("guarded-http"))
                .containsSubsequence(
                        "attempt #1 at 0 ms: java.io.IOException: HTTP 503",
                        "attempt #2",
                        "no answer within 1000 ms",
                        "quote: 41.20",
                        "breaker: CLOSED -> OPEN",
                        "call 1: HTTP 503",
                        "call 2: quotes: circuit breaker is open, retry after",
                        "requests that reached the server: 7");
    }

    @Test
    void guardedQuery() throws Exception {
        assertThat(output("guarded-query"))
                .containsSubsequence("orders: 42", "attempt #1", "orders: 42", "found invalid so far: 1");
    }

    @Test
    void composition() throws Exception {
        assertThat(output("composition"))
                .containsSubsequence(
                        "call 1: 3 requests in 3 s, breaker OPEN, caller gets \"quotes: circuit breaker is open",
                        "call 2: 0 requests in 0 s, breaker OPEN",
                        "requests to a dependency that is down: 3",
                        "call 1: 4 requests in 3 s, breaker CLOSED, caller gets \"connection refused\"",
                        "call 3: 4 requests in 3 s, breaker OPEN",
                        "requests to a dependency that is down: 12");
    }

    @Test
    void exhaustedPool() throws Exception {
        var output = output("exhausted-pool");
        assertThat(output).containsSubsequence("payments: no connection within 1000 ms: 2 of 2 lent", "valid = true");
        assertThat(output)
                .contains("nightly-report for", "last executed: select 'every payment since 2019'", "csv-export for");
    }

    @Test
    void injectedFaults_isTheSameEachTime() throws Exception {
        var output = output("injected-faults");
        assertThat(output)
                .containsSubsequence(
                        "  0 s: 10 answered, the slowest in   0 ms,  0 failed,  0 rejected, breaker CLOSED",
                        "breaker OPEN",
                        " 19 s: 10 answered, the slowest in   0 ms,  0 failed,  0 rejected, breaker CLOSED");
        assertThat(output("injected-faults")).isEqualTo(output);
    }

    @Test
    void jitterPicture_printsThePictureOfTheDocs() throws Exception {
        assertThat(output("jitter-picture"))
                .isEqualToIgnoringNewLines(Files.readString(Path.of("../docs/images/retry-jitter.svg")));
    }

    @Test
    @Tag("thorough")
    void breakerSettings_printsTheTablesOfTheDocs() throws Exception {
        var docs = Files.readString(Path.of("../docs/circuit-breaker.md"));
        var tables = output("breaker-settings")
                .lines()
                .filter(line -> line.startsWith("|"))
                .toList();

        assertThat(tables).hasSize(23).allSatisfy(row -> assertThat(docs).contains(row));
    }

    @Test
    @Tag("thorough")
    void poolSizes_printsTheTablesOfTheDocs() throws Exception {
        var docs = Files.readString(Path.of("../docs/connection-pool.md"));
        var tables = output("pool-sizes")
                .lines()
                .filter(line -> line.startsWith("|"))
                .toList();

        assertThat(tables).hasSize(23).allSatisfy(row -> assertThat(docs).contains(row));
    }

    @Test
    @Tag("thorough")
    void paymentStorm_printsTheTablesOfTheDocs() throws Exception {
        var docs = Files.readString(Path.of("../docs/payments.md"));
        var tables = output("payment-storm")
                .lines()
                .filter(line -> line.startsWith("|"))
                .toList();

        assertThat(tables).hasSize(50).allSatisfy(row -> assertThat(docs).contains(row));
    }

    @Test
    void anUnknownNameIsRejected_withTheListOfAllNames() {
        assertThatThrownBy(() -> Snippets.run("hello", System.out))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown example 'hello': it must be one of"
                        + " guarded-http, guarded-query, composition, exhausted-pool, injected-faults,"
                        + " breaker-settings, pool-sizes, adaptive-limit, jitter-picture, payment-storm");
    }

    private static String output(String name) throws Exception {
        var bytes = new ByteArrayOutputStream();
        Snippets.run(name, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
