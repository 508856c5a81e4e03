package dev.patterns.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.patterns.examples.contenders.pool.PoolContender;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * What a pool must do when its database fails: every row of which a caller was told is there exactly once, and no
 * caller waits longer than its timeout. How soon the first transaction succeeds afterwards is printed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no signals that stop or freeze a process")
abstract class PostgresFaultContract {

    private final List<FaultResult> results = new ArrayList<>();
    private FaultyPostgres postgres;

    abstract List<PoolContender> contenders();

    abstract List<PostgresFault> faults();

    /** After the last test, with the results in the order of the tests. */
    void publish(List<FaultResult> all) throws IOException {
        var title = "ms from the end of the fault to the first commit (longest getConnection, of "
                + FaultRun.TIMEOUT.toMillis() + ")";
        System.out.println(
                FaultTable.of(title, all.stream().map(FaultResult::cell).toList()));
    }

    @BeforeAll
    void start() throws IOException {
        postgres = FaultyPostgres.start();
    }

    @TestFactory
    Stream<DynamicTest> noCommittedRowIsLost_andNoCallerWaitsTooLong() {
        return faults().stream()
                .flatMap(fault -> contenders().stream()
                        .map(contender -> dynamicTest(contender + " under " + fault, () -> play(contender, fault))));
    }

    private void play(PoolContender contender, PostgresFault fault) throws Exception {
        var result = new FaultRun(postgres, contender, fault).run();
        results.add(result);
        assertThat(result.violations()).isEmpty();
    }

    @AfterAll
    void stop() throws IOException {
        publish(results);
        postgres.close();
    }
}
