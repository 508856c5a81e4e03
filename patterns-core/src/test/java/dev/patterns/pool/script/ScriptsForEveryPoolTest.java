package dev.patterns.pool.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.pool.script.Script.Break;
import dev.patterns.pool.script.Script.Do;
import dev.patterns.pool.script.ScriptText.Seeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The scripts of {@code src/scripts/pool.txt}, which the behaviour catalogue of patterns-examples plays on every pool.
 * Their words are those of {@link Action}, {@link Call}, {@link Reaction} and {@link Setting}.
 *
 * <pre>
 *   mvn test -pl patterns-core -Dtest=ScriptsForEveryPoolTest -Dpool.scripts.write   draws them anew
 * </pre>
 */
class ScriptsForEveryPoolTest {

    private static final Path FILE = Path.of("src/scripts/pool.txt");

    @BeforeAll
    static void logNothing() {
        PoolScriptsTest.logNothing();
    }

    @AfterAll
    static void logAsBefore() {
        PoolScriptsTest.logAsBefore();
    }

    @BeforeAll
    static void writeThemIfAsked() throws IOException {
        if (System.getProperty("pool.scripts.write") != null) {
            var lines = new ArrayList<String>();
            for (var line : Files.readAllLines(FILE)) {
                lines.add(line.startsWith("#") ? line : drawn(ScriptText.read(line)));
            }
            Files.write(FILE, lines);
        }
    }

    @Test
    void eachIsTheOneThatItsSeedGives() throws IOException {
        assertThat(scripts())
                .hasSize(200)
                .allSatisfy(one -> assertThat(ScriptText.write(one.seed(), one.script()))
                        .as("see this class for how to write the file anew")
                        .isEqualTo(drawn(one)));
    }

    @Test
    void noneBreaksAnInvariant() throws IOException {
        assertThat(scripts()).allSatisfy(one -> {
            var played = ScriptRun.play(one.script(), Flaw.NONE);
            assertThat(played.violation()).as("%s", played.journal()).isEmpty();
        });
    }

    /** The faults that a pool must survive: each call can fail in each way. */
    @Test
    void everyCallAndEveryReactionAndEveryActionOccurs() throws IOException {
        var calls = EnumSet.noneOf(Call.class);
        var reactions = EnumSet.noneOf(Reaction.class);
        var actions = EnumSet.copyOf(RandomScript.OURS_ALONE);
        for (var one : scripts()) {
            for (var step : one.script().steps()) {
                if (step instanceof Break broken) {
                    calls.add(broken.fault().call());
                    reactions.add(broken.fault().reaction());
                } else if (step instanceof Do act) {
                    actions.add(act.action());
                }
            }
        }
        assertThat(calls).isEqualTo(Set.of(Call.values()));
        assertThat(reactions).isEqualTo(Set.of(Reaction.values()));
        assertThat(actions).isEqualTo(Set.of(Action.values()));
    }

    private static String drawn(Seeded one) {
        return ScriptText.write(one.seed(), RandomScript.forEveryPool(one.seed()));
    }

    private static List<Seeded> scripts() throws IOException {
        return Files.readAllLines(FILE).stream()
                .filter(line -> !line.startsWith("#"))
                .map(ScriptText::read)
                .toList();
    }
}
