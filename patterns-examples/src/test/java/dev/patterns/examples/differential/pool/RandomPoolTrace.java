package dev.patterns.examples.differential.pool;

import dev.patterns.examples.differential.Trace;
import dev.patterns.examples.differential.pool.PoolStep.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws settings and steps. Much of what makes the pools differ is drawn in some of the traces only; the others are
 * then compared for longer.
 */
final class RandomPoolTrace {

    private static final int MOST_CONNECTIONS = 3;

    private RandomPoolTrace() {}

    static Trace<PoolTraceSettings, PoolStep> make(RandomGenerator random) {
        int size = random.nextInt(3) == 0 ? 1 + random.nextInt(MOST_CONNECTIONS - 1) : MOST_CONNECTIONS;
        var actions = actions(random);
        var steps = new ArrayList<PoolStep>();
        for (int left = 10 + random.nextInt(50); left > 0; left--) {
            steps.add(new PoolStep(random.nextInt(size), actions.get(random.nextInt(actions.size()))));
        }
        return new Trace<>(new PoolTraceSettings(size), steps);
    }

    /** One that is in the list several times is drawn more often. */
    private static List<Action> actions(RandomGenerator random) {
        var actions = new ArrayList<>(List.of(
                Action.BORROW, Action.BORROW, Action.BORROW, Action.CLOSE, Action.CLOSE, Action.SELECT, Action.INSERT));
        if (random.nextInt(10) < 7) {
            actions.addAll(List.of(Action.BEGIN, Action.AUTO_COMMIT, Action.INSERT, Action.ROLLBACK));
            actions.addAll(List.of(Action.BEGIN, Action.COMMIT, Action.COMMIT));
        }
        if (random.nextInt(3) == 0) {
            actions.addAll(List.of(Action.READ_ONLY, Action.READ_WRITE));
        }
        if (random.nextInt(3) == 0) {
            actions.addAll(List.of(Action.SERIALIZABLE, Action.READ_COMMITTED));
        }
        if (random.nextInt(2) == 0) {
            actions.addAll(List.of(Action.TERMINATE, Action.RESTART));
        }
        return actions;
    }
}
