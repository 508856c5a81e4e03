package dev.patterns.pool.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.pool.script.Script.Break;
import dev.patterns.pool.script.Script.Do;
import dev.patterns.pool.script.Script.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Random scripts that a former version of the pool failed, shrunk. */
class ScriptsThatFoundDefectsTest {

    @BeforeAll
    static void logNothing() {
        PoolScriptsTest.logNothing();
    }

    @AfterAll
    static void logAsBefore() {
        PoolScriptsTest.logAsBefore();
    }

    @Test
    void aConnectionThatCannotBeAskedForItsAutoCommitModeIsClosed() {
        assertHolds(
                Map.of(),
                new Break(0, new Fault(Call.GET_AUTO_COMMIT, 0, 0, 1, Reaction.IS_SHUT_DOWN)),
                new Do(60, 1, Action.BORROW),
                new Do(130, 0, Action.CLOSE_POOL));
    }

    @Test
    void anErrorOfTheDriverDuringTheResetLosesNoPlace() {
        assertHolds(
                Map.of(),
                new Break(160, new Fault(Call.CLEAR_WARNINGS, 0, 0, 1, Reaction.THROWS_ERROR)),
                new Do(230, 0, Action.BORROW),
                new Do(260, 0, Action.READ_ONLY),
                new Do(280, 1, Action.BORROW));
    }

    @Test
    void aReturnedConnectionIsPingedWhileAConnectForTheSameWaiterHangs() {
        assertHolds(
                Map.of(Setting.MAX_OVERFLOW, 1, Setting.PRE_PING, 0),
                new Do(190, 0, Action.BORROW),
                new Break(280, new Fault(Call.CONNECT, 0, 0, 1, Reaction.HANGS)),
                new Do(490, 1, Action.BORROW),
                new Do(610, 0, Action.CLOSE),
                new Do(890, 1, Action.CLOSE));
    }

    @Test
    void aPoolClosedDuringAnOutageLeavesNoTimer() {
        assertHolds(
                Map.of(),
                new Do(860, 0, Action.SERVER_DOWN),
                new Do(2_010, 0, Action.BORROW),
                new Do(2_580, 0, Action.CLOSE_POOL));
    }

    @Test
    void aClosedPoolDoesNotReplaceAConnection() {
        assertHolds(
                Map.of(Setting.RECYCLE, 300),
                new Break(0, new Fault(Call.CLOSE, 0, 0, 1, Reaction.IS_SLOW)),
                new Do(50, 0, Action.BORROW),
                new Do(900, 0, Action.BORROW),
                new Do(920, 0, Action.CLOSE_POOL));
    }

    @Test
    void aLeaseIsClosedAfterADriverCannotTellWhetherItIs() {
        assertHolds(
                Map.of(),
                new Break(0, new Fault(Call.IS_CLOSED, 0, 0, 1, Reaction.LOSES_CONNECTION)),
                new Do(220, 1, Action.BORROW),
                new Do(610, 1, Action.IS_VALID));
    }

    private static void assertHolds(Map<Setting, Integer> values, Step... steps) {
        var played = ScriptRun.play(new Script(values, List.of(steps)), Flaw.NONE);
        assertThat(played.violation()).as("%s", played.journal()).isEmpty();
    }
}
