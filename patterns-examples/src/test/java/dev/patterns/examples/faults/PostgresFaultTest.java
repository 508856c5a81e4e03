package dev.patterns.examples.faults;

import dev.patterns.examples.contenders.pool.PoolContender;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** The two short faults, on the hand-written pool. */
@Tag("real-time")
class PostgresFaultTest extends PostgresFaultContract {

    @Override
    List<PoolContender> contenders() {
        return List.of(PoolContender.HANDWRITTEN);
    }

    @Override
    List<PostgresFault> faults() {
        return List.of(PostgresFault.BACKENDS_TERMINATED, PostgresFault.CONNECTIONS_CUT);
    }
}
