package dev.patterns.examples.faults;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.patterns.examples.contenders.pool.PoolContender;
import dev.patterns.examples.contenders.pool.PoolRemedy;
import dev.patterns.examples.faults.ReplicatedPostgres.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Every failover, on every pool, each on two servers of its own, in some minutes: every row of which a caller was told
 * is on the new primary exactly once. How soon the first transaction succeeds is printed, and how many writes met
 * a read-only connection. Not part of the ordinary build; {@code .ci/run} has the command.
 */
@Tag("postgres-faults")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllPostgresFailoversTest {

    private final List<FailoverResult> results = new ArrayList<>();
    private Template template;

    @BeforeAll
    void createTemplate() throws IOException {
        template = Template.create();
    }

    @TestFactory
    Stream<DynamicTest> noCommittedRowIsLost() {
        return Stream.of(Failover.values())
                .flatMap(failover -> Stream.of(PoolContender.values())
                        .flatMap(contender -> Stream.of(false, true)
                                .filter(remedied -> !remedied || hasRemedy(contender))
                                .map(remedied -> test(contender, remedied, failover))));
    }

    private static boolean hasRemedy(PoolContender contender) {
        return contender.settingFor(PoolRemedy.FATAL_ERRORS).isPresent();
    }

    private DynamicTest test(PoolContender contender, boolean remedied, Failover failover) {
        var name = contender + (remedied ? " with its setting for fatal errors" : "") + " under " + failover;
        return dynamicTest(name, () -> {
            try (var pair = ReplicatedPostgres.start(template)) {
                results.add(new FailoverRun(pair, contender, remedied, failover).run());
            }
        });
    }

    @AfterAll
    void publish() throws IOException {
        var title = "ms from the end of the failover to the first commit (writes that met a read-only connection, and "
                + "those that did on one borrowed after the first had been returned);"
                + FailoverRun.REMEDIED + ": with its setting for fatal errors";
        System.out.println(
                FaultTable.of(title, results.stream().map(FailoverResult::cell).toList()));
        FaultTable.writeJson(results, Path.of("target/behaviour/postgres-failovers.json"));
        ReplicatedPostgres.deleteAll(template.data());
    }
}
