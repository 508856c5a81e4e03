package dev.patterns.pool.script;

import dev.patterns.pool.script.Script.Break;
import dev.patterns.pool.script.Script.Do;
import dev.patterns.pool.script.Script.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;

/**
 * Draws scripts. Each has only some of the actions, of the calls with faults and of the reactions: so what matters is
 * not always drowned by something else (swarm testing: Groce and others, 2012).
 */
final class RandomScript {

    /** What other pools don't have. */
    static final Set<Action> OURS_ALONE =
            EnumSet.of(Action.GROW, Action.SHRINK, Action.SUSPEND, Action.RESUME, Action.SOFT_EVICT);

    /** What other pools have too. They all validate each time, and wait for 300 ms: HikariCP can't wait for less. */
    private static final Set<Setting> FOR_EVERY_POOL =
            EnumSet.of(Setting.SIZE, Setting.MAX_OVERFLOW, Setting.BORROWERS, Setting.LATENCY);

    private static final int PAUSE = 20;

    private final SplittableRandom random;

    private RandomScript(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static Script of(long seed) {
        return new RandomScript(seed).draw();
    }

    /**
     * A script that every pool can be put through in real time: {@value #PAUSE} ms between two actions, so that a
     * thread that runs a little late does not change their order.
     */
    static Script forEveryPool(long seed) {
        return new RandomScript(seed).drawForEveryPool();
    }

    private Script draw() {
        var values = values();
        int borrowers = values.get(Setting.BORROWERS);
        int length = pick(300, 1_000, 1_000, 1_000, 3_000, 9_000);
        var steps = new ArrayList<Step>();
        var actions = actions();
        for (int left = 8 + random.nextInt(20); left > 0; left--) {
            steps.add(act(at(length), borrowers, actions));
        }
        var calls = swarm(Call.values());
        var reactions = swarm(Reaction.values());
        for (int left = faults(random.nextInt(5), calls, reactions); left > 0; left--) {
            steps.add(new Break(random.nextBoolean() ? 0 : at(length), fault(calls, reactions)));
        }
        steps.sort(Comparator.comparingInt(Step::at));
        return new Script(values, steps);
    }

    private Script drawForEveryPool() {
        var values = values();
        values.keySet().retainAll(FOR_EVERY_POOL);
        values.put(Setting.CONNECTION_TIMEOUT, 300);
        values.put(Setting.PRE_PING, 0);
        var actions = actions();
        actions.removeAll(OURS_ALONE);
        var calls = swarm(Call.values());
        var reactions = swarm(Reaction.values());
        int acts = 8 + random.nextInt(16);
        var steps = new ArrayList<Step>();
        for (int i = 1; i <= acts; i++) {
            steps.add(act(i * PAUSE, values.get(Setting.BORROWERS), actions));
        }
        for (int left = faults(1 + random.nextInt(3), calls, reactions); left > 0; left--) {
            int between = random.nextInt(acts) * PAUSE + PAUSE / 2;
            steps.add(new Break(random.nextBoolean() ? 0 : between, fault(calls, reactions)));
        }
        steps.sort(Comparator.comparingInt(Step::at));
        return new Script(values, steps);
    }

    /** Some of them, and always those without which nothing happens. */
    private List<Action> actions() {
        var actions = swarm(Action.values());
        actions.addAll(List.of(Action.BORROW, Action.BORROW, Action.CLOSE));
        return actions;
    }

    private Do act(int at, int borrowers, List<Action> actions) {
        return new Do(at, random.nextInt(borrowers), weighted(actions, action -> action.weight));
    }

    private static int faults(int wanted, List<Call> calls, List<Reaction> reactions) {
        return calls.isEmpty() || reactions.isEmpty() ? 0 : wanted;
    }

    /** Many steps at the same time, so that their order is what decides. */
    private int at(int length) {
        return random.nextInt(length / 10) * 10;
    }

    private Map<Setting, Integer> values() {
        var values = new EnumMap<Setting, Integer>(Setting.class);
        for (var setting : Setting.values()) {
            values.put(setting, pick(setting.values));
        }
        return values;
    }

    private Fault fault(List<Call> calls, List<Reaction> reactions) {
        return new Fault(
                weighted(calls, call -> call.weight),
                pick(0, 0, 1, 2, 3),
                pick(0, 0, 0, 1, 2, 4),
                pick(1, 1, 2, 3, Fault.ALWAYS),
                weighted(reactions, reaction -> reaction.weight));
    }

    private int pick(int... values) {
        return values[random.nextInt(values.length)];
    }

    private <E> List<E> swarm(E[] all) {
        var some = new ArrayList<E>();
        Arrays.stream(all).filter(each -> random.nextBoolean()).forEach(some::add);
        return some;
    }

    private <E> E weighted(List<E> all, ToIntFunction<E> weight) {
        int left = random.nextInt(all.stream().mapToInt(weight).sum());
        for (var each : all) {
            left -= weight.applyAsInt(each);
            if (left < 0) {
                return each;
            }
        }
        throw new AssertionError();
    }
}
