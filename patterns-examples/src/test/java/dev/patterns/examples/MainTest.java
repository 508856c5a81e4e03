package dev.patterns.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patterns.examples.incident.alerts.Promtool;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong options end with one line on standard error and exit status 2. */
class MainTest {

    private static final String COLLAPSE = "collapse --rate 9 --p50 1ms --p99 1ms --capacity 1";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            incident --rate -3         | patterns: --rate must be between 0.1 and 1000.0, but was -3.0
            incident --rate NaN        | patterns: --rate must be between 0.1 and 1000.0, but was NaN
            incident --rate fast       | patterns: Invalid value for option '--rate': 'fast' is not a double
            incident --payments 0      | patterns: --payments must be between 1 and 1000000, but was 0
            incident --payments 3e3    | patterns: Invalid value for option '--payments': '3e3' is not an int
            incident --seed x          | patterns: Invalid value for option '--seed': 'x' is not a long
            incident --act healthy,second | patterns: unknown act 'second': it must be one of healthy, incident, \
            incident-documented, incident-handwritten, incident-library
            incident --out             | patterns: Missing required parameter for option '--out' (DIR)
            incident --jdbc-url x      | patterns: --jdbc-url must begin with jdbc:postgresql:, but was 'x'
            incident --jdbc-url postgres://me:secret@host/db | patterns: --jdbc-url must begin with jdbc:postgresql:, \
            but was 'postgres://...'
            soak --jdbc-url x          | patterns: --jdbc-url must begin with jdbc:postgresql:, but was 'x'
            incident --trace 3000      | patterns: --trace must be list or the number of a payment, 0 to 2999, but \
            was '3000'
            incident --trace last      | patterns: --trace must be list or the number of a payment, 0 to 2999, but \
            was 'last'
            incident --log xml         | patterns: Invalid value for option '--log': expected one of \
            [TEXT, JSON] (case-insensitive) but was 'xml'
            incident --otel            | patterns: --otel needs an OpenTelemetry SDK: start the JVM with its agent, \
            as in MAVEN_OPTS=-javaagent:opentelemetry-javaagent.jar
            incident --mode simulated --seeds 2 --trace 1 | patterns: --trace, --log and --otel follow one seed, so \
            --seeds must be 1, but was 2
            incident --port 8080       | patterns: --port is only valid with --serve
            incident --serve --port 70000 | patterns: --port must be between 0 and 65535, but was 70000
            incident --serve --mode simulated | patterns: --serve is only valid with --mode real
            incident --serve --out x   | patterns: --out can't be used with --serve: there is no report
            failures --pool nothing    | patterns: Invalid value for option '--pool' (NAME): expected one of \
            [DOCUMENTED, HANDWRITTEN, HIKARICP, AGROAL, DBCP2] (case-insensitive) but was 'nothing'
            soak --minutes 0           | patterns: --minutes must be between 0.1 and 1440, but was 0.0
            alerts --rules nothing.yml | patterns: --rules must be a file, but there is no nothing.yml
            fleet --clients 10         | patterns: Unknown options: '--clients', '10'
            collapse                   | patterns: rate is missing: give --rate, or rate in a --file
            collapse --rate fast       | patterns: rate must be a number, but was 'fast'
            collapse --rate 9 --p50 1ms --p99 1ms --capacity 1 --seeds 0 | patterns: --seeds must be between 1 and 20, \
            but was 0
            collapse --rate 9 --p50 1ms --p99 1ms --capacity 1 --largest-spike 1 | patterns: --largest-spike must be \
            between 2 and 100, but was 1
            incident --story x         | patterns: Invalid value for option '--story': expected one of [PAYMENTS, API] \
            (case-insensitive) but was 'x'
            incident --story api --act healthy | patterns: unknown act 'healthy': it must be one of api-peak, \
            api-documented, api-handwritten, api-library
            incident --story api --payments 9 | patterns: --payments is only valid with --story payments
            incident --story api --peak 0 | patterns: --peak must be between 1 and 600, but was 0
            incident --story api --redis x | patterns: --redis must begin with redis: or rediss:, but was 'x'
            incident --redis redis://x | patterns: --redis is only valid with --story api
            incident --story api --mode simulated --with retry | patterns: unknown fix 'retry': it must be one of \
            index, one-query, pool, cache, async, bulkhead
            advise                     | patterns: rate is missing: give --rate, or rate in a --file
            advise --rate 5 --p50 40ms --p99 30ms --capacity 2 | patterns: p99 must be between p50 and 100 times p50, \
            40ms, but was 30ms
            advise --write-docs --rate 5 --p50 1ms --p99 2ms --capacity 2 | patterns: --write-docs needs \
            --file patterns-examples/services/payments.properties
            incident --colour          | patterns: Unknown option: '--colour'
            incident twice             | patterns: Unmatched argument at index 1: 'twice'
            example nothing            | patterns: unknown example 'nothing': it must be one of guarded-http, \
            guarded-query, composition, exhausted-pool, injected-faults, breaker-settings, \
            pool-sizes, adaptive-limit, jitter-picture, payment-storm
            shared-limits --redis http://x | patterns: --redis must begin with redis: or rediss:, but was 'http://x'
            behaviour --pattern x      | patterns: unknown pattern 'x': it must be one of circuitbreaker, \
            retry, timeout, bulkhead, ratelimiter, pool, http
            behaviour --contender x    | patterns: unknown contender 'x': it must be one of DOCUMENTED, \
            WELL_ARCHITECTED, HANDWRITTEN, RESILIENCE4J, FAILSAFE, SPRING, HIKARICP, AGROAL, DBCP2
            behaviour --case B0        | patterns: no case is called 'B0': docs/behaviour.md lists them
            behaviour --case B6a --contender hikaricp | patterns: case 'B6a' is not one of hikaricp
            behaviour --case B6a --pattern Pool | patterns: case 'B6a' is not one of pattern Pool
            behaviour --write-docs --case B2 | patterns: --write-docs can't be used with --case, --contender or \
            --pattern: the page has all cases
            warmup                     | patterns: unknown command 'warmup': --help lists them
            --seed 3                   | patterns: unknown command '--seed 3': --help lists them
            """)
    void aWrongOption_isOneLineOnStandardErrorAndStatus2(String line, String message) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly(message);
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"incident", "incident --story api", "behaviour --case B6a", COLLAPSE})
    void aDirectoryThatIsNotWritable_isOneLine_beforeAnythingIsRun(String line, @TempDir Path directory)
            throws Exception {
        var below = Files.createFile(directory.resolve("file")).resolve("below");
        assertThat(run((line + " --out " + below).split(" "))).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("patterns: --out must be a directory that can be written to, but was '" + below
                        + "' (FileSystemException)");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void anEmptyDirectoryName_isOneLine() {
        assertThat(run("incident", "--out", "")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("but was ''");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shared-limits", "incident --story api"})
    void aRedisThatIsNotReachable_isOneLine(String line) {
        assertThat(run((line + " --redis redis://me:secret@127.0.0.1:1").split(" ")))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "patterns: can't use the Redis at --redis 127.0.0.1:1: Failed to connect to 127.0.0.1:1.");
    }

    @Test
    void aDatabaseThatIsNotReachable_isOneLineWithoutThePassword() {
        assertThat(run("incident", "--jdbc-url", "jdbc:postgresql://127.0.0.1:1/payments?user=me&password=secret"))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("patterns: can't use the database at --jdbc-url jdbc:postgresql://127.0.0.1:1/payments: ")
                .doesNotContain("secret");
    }

    @Test
    void aFileWithoutAlertRules_isOneLine() {
        assumeTrue(Promtool.isInstalled());
        assertThat(run("alerts", "--rules", "pom.xml")).isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("patterns: --rules must be a file of alert rules, but pom.xml is not: ");
    }

    @Test
    void helpListsEveryCommand() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("incident ").contains("example ").contains("help ");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void helpOfACommandIsNoFormatThatFails() {
        var error = System.err;
        var warnings = new ByteArrayOutputStream();
        System.setErr(new PrintStream(warnings, true, StandardCharsets.UTF_8));
        try {
            Main.commandLine().getSubcommands().keySet().forEach(command -> run(command, "--help"));
        } finally {
            System.setErr(error);
        }
        assertThat(warnings.toByteArray()).isEmpty();
        assertThat(out.toString()).containsPattern("0\\.01\\s+or 1%\\. Default");
    }

    @Test
    void oneActCanBeFollowedPaymentByPayment(@TempDir Path directory) {
        assertThat(run(
                        "incident",
                        "--mode",
                        "simulated",
                        "--act",
                        "incident-handwritten",
                        "--payments",
                        "300",
                        "--out",
                        directory.toString(),
                        "--trace",
                        "17"))
                .isZero();

        assertThat(out.toString())
                .contains("incident-handwritten, payment 17: paid, 1 attempt")
                .contains("arrival", "|- attempt 1", "|  |- connection from the pool", "|  |- commit");
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
