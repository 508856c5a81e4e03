package dev.patterns.pool.script;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.patterns.pool.ConnectionPool;
import dev.patterns.pool.PoolStatus.BorrowOutcome;
import dev.patterns.pool.script.ScriptRun.Played;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * Random scripts against the pool: borrowers, an operator, and a driver and a server with faults. {@link ScriptRun}
 * checks that each borrower has its answer in time, that nothing is lent twice or lost, and that nothing is left.
 *
 * <pre>
 *   mvn test -pl patterns-core -Dtest=PoolScriptsTest -Dpool.scripts=200000        more of them than 4,000
 *   mvn test -pl patterns-core -Dtest=PoolScriptsTest -Dpool.scripts.seed=4711     one of them, with its journal
 * </pre>
 */
class PoolScriptsTest {

    private static final long ONLY_SEED = Long.getLong("pool.scripts.seed", 0);
    private static final long SCRIPTS = Long.getLong("pool.scripts", 4_000);
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(ConnectionPool.class);
    private static Level levelBefore;

    @BeforeAll
    static void logNothing() {
        levelBefore = LOG.getLevel();
        LOG.setLevel(Level.OFF); // every outage is a warning
    }

    @AfterAll
    static void logAsBefore() {
        LOG.setLevel(levelBefore);
    }

    @Test
    void noRandomScriptBreaksAnInvariant() {
        if (ONLY_SEED != 0) {
            var played = ScriptRun.play(RandomScript.of(ONLY_SEED), Flaw.NONE);
            System.out.println(RandomScript.of(ONLY_SEED) + "\n" + played.journal());
            assertThat(played.violation()).isEmpty();
            return;
        }
        assertNoneBreaksAnInvariant(SCRIPTS);
    }

    @Test
    @Tag("thorough")
    void noneOfMoreRandomScriptsBreaksAnInvariant() {
        assertNoneBreaksAnInvariant(20_000);
    }

    private static void assertNoneBreaksAnInvariant(long scripts) {
        var outcomes = new EnumMap<BorrowOutcome, AtomicLong>(BorrowOutcome.class);
        for (var outcome : BorrowOutcome.values()) {
            outcomes.put(outcome, new AtomicLong());
        }

        var failing = firstFailing(scripts, Flaw.NONE, outcomes);

        failing.ifPresent(seed -> {
            throw new AssertionError(describe(seed, Flaw.NONE));
        });
        outcomes.forEach((outcome, count) ->
                assertThat(count.get()).as("borrows that were %s", outcome).isGreaterThan(scripts / 20));
    }

    /** Shows that the scripts can fail, and that they are shrunk to something that one can read. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aFlawIsFoundAndShrunk(Flaw flaw) {
        var seed = firstFailing(1_000, flaw, Map.of()).orElseThrow();

        assertThat(shrink(seed, flaw).steps()).hasSizeLessThan(10);
    }

    /** On all cores: each simulation has its own clock and threads. */
    private static OptionalLong firstFailing(long scripts, Flaw flaw, Map<BorrowOutcome, AtomicLong> outcomes) {
        return LongStream.rangeClosed(1, scripts)
                .parallel()
                .filter(seed -> fails(seed, flaw, outcomes))
                .findFirst();
    }

    private static boolean fails(long seed, Flaw flaw, Map<BorrowOutcome, AtomicLong> outcomes) {
        var played = ScriptRun.play(RandomScript.of(seed), flaw);
        outcomes.forEach(
                (outcome, sum) -> sum.addAndGet(played.status().waits(outcome).count()));
        return played.failed();
    }

    private static Script shrink(long seed, Flaw flaw) {
        return ScriptShrinker.shrink(
                RandomScript.of(seed), script -> ScriptRun.play(script, flaw).failed());
    }

    private static String describe(long seed, Flaw flaw) {
        var script = shrink(seed, flaw);
        Played played = ScriptRun.play(script, flaw);
        return """
                The script of seed %d fails: %s
                Replay: mvn test -pl patterns-core -Dtest=PoolScriptsTest -Dpool.scripts.seed=%d
                Shrunk from %d steps to %d:
                %s
                %s""".formatted(
                        seed,
                        played.violation().orElseThrow(),
                        seed,
                        RandomScript.of(seed).steps().size(),
                        script.steps().size(),
                        script,
                        played.journal());
    }
}
