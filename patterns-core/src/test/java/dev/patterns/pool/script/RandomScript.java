package dev.patterns.pool.script;

import dev.patterns.pool.script.Script.Break;
import dev.patterns.pool.script.Script.Do;
import dev.patterns.pool.script.Script.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;

/**
 * Draws scripts. Each has only some of the actions, of the calls with faults and of the reactions: so what matters is
 * not always drowned by something else (swarm testing: Groce and others, 2012).
 */
final class RandomScript {

    private final SplittableRandom random;

    private RandomScript(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static Script of(long seed) {
        return new RandomScript(seed).draw();
    }

    private Script draw() {
        var values = values();
        int borrowers = values.get(Setting.BORROWERS);
        int length = pick(300, 1_000, 1_000, 1_000, 3_000, 9_000);
        var steps = new ArrayList<Step>();
        var actions = swarm(Action.values());
        actions.addAll(List.of(Action.BORROW, Action.BORROW, Action.CLOSE));
        for (int left = 8 + random.nextInt(20); left > 0; left--) {
            steps.add(new Do(at(length), random.nextInt(borrowers), weighted(actions, action -> action.weight)));
        }
        var calls = swarm(Call.values());
        var reactions = swarm(Reaction.values());
        for (int left = random.nextInt(5); left > 0 && !calls.isEmpty() && !reactions.isEmpty(); left--) {
            steps.add(new Break(random.nextBoolean() ? 0 : at(length), fault(calls, reactions)));
        }
        steps.sort(Comparator.comparingInt(Step::at));
        return new Script(values, steps);
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
