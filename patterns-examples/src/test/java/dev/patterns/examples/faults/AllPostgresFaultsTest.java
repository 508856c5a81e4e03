package dev.patterns.examples.faults;

import dev.patterns.examples.contenders.pool.PoolContender;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;

/**
 * Every fault, on every pool, in about two minutes. Not part of the ordinary build; {@code .ci/run} has the
 * command.
 */
@Tag("postgres-faults")
class AllPostgresFaultsTest extends PostgresFaultContract {

    @Override
    List<PoolContender> contenders() {
        return List.of(PoolContender.values());
    }

    @Override
    List<PostgresFault> faults() {
        return List.of(PostgresFault.values());
    }

    @Override
    void publish(List<FaultResult> all) throws IOException {
        super.publish(all);
        FaultTable.writeJson(all, Path.of("target/behaviour/postgres-faults.json"));
    }
}
