package dev.patterns.pool.script;

import java.util.ArrayList;
import java.util.function.Predicate;

/**
 * Makes a script smaller as long as it still fails. It removes runs of steps, halving their length down to single
 * steps, then gives settings and faults their simplest values, and begins anew until nothing helps (delta debugging:
 * Zeller and Hildebrandt, 2002).
 */
final class ScriptShrinker {

    private final Predicate<Script> fails;
    private Script smallest;

    private ScriptShrinker(Script script, Predicate<Script> fails) {
        this.smallest = script;
        this.fails = fails;
    }

    static Script shrink(Script script, Predicate<Script> fails) {
        var shrinker = new ScriptShrinker(script, fails);
        Script before;
        do {
            before = shrinker.smallest;
            shrinker.removeSteps();
            shrinker.simplifyFaults();
            shrinker.simplifySettings();
        } while (!before.equals(shrinker.smallest));
        return shrinker.smallest;
    }

    private void removeSteps() {
        for (int length = Math.max(1, smallest.steps().size() / 2); length > 0; length /= 2) {
            for (int from = smallest.steps().size() - length; from >= 0; from--) {
                if (from + length <= smallest.steps().size()) {
                    accept(smallest.without(from, from + length));
                }
            }
        }
    }

    private void simplifyFaults() {
        for (int i = 0; i < smallest.steps().size(); i++) {
            if (smallest.steps().get(i) instanceof Script.Break step) {
                var fault = step.fault();
                for (var simpler : new Fault[] {
                    new Fault(fault.call(), 0, fault.after(), fault.times(), fault.reaction()),
                    new Fault(fault.call(), fault.connection(), 0, fault.times(), fault.reaction()),
                    new Fault(fault.call(), fault.connection(), fault.after(), 1, fault.reaction()),
                    new Fault(fault.call(), 0, 0, 1, fault.reaction())
                }) {
                    if (!simpler.equals(((Script.Break) smallest.steps().get(i)).fault())) {
                        accept(withStep(i, new Script.Break(step.at(), simpler)));
                    }
                }
            }
        }
    }

    private Script withStep(int index, Script.Step step) {
        var steps = new ArrayList<>(smallest.steps());
        steps.set(index, step);
        return new Script(smallest.values(), steps);
    }

    private void simplifySettings() {
        for (var setting : Setting.values()) {
            for (int value : setting.values) {
                if (smallest.value(setting) != value && accept(smallest.with(setting, value))) {
                    break;
                }
                if (smallest.value(setting) == value) {
                    break; // the ones before are simpler, and don't do
                }
            }
        }
    }

    private boolean accept(Script candidate) {
        if (!fails.test(candidate)) {
            return false;
        }
        smallest = candidate;
        return true;
    }
}
