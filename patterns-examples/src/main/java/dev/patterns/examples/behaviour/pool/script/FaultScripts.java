package dev.patterns.examples.behaviour.pool.script;

import dev.patterns.examples.behaviour.CaseTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All scripts on one pool, some at a time: in real time they mostly wait.
 *
 * <p>In real time a script that breaks an invariant is played again. It counts only if it does so {@value #TIMES} times
 * in a row: a machine that stops all threads for a while breaks none.
 */
public final class FaultScripts {

    static final int TIMES = 3;
    private static final int AT_ONCE = 48;

    private final CaseTime time;
    private final ScriptedPool opener;

    private FaultScripts(CaseTime time, ScriptedPool opener) {
        this.time = time;
        this.opener = opener;
    }

    /** Plays them. The pool is opened anew for each script, on the thread that calls this. */
    public static Broken play(CaseTime time, ScriptedPool opener) {
        return new FaultScripts(time, opener).play();
    }

    private Broken play() {
        var scripts = FaultScript.all();
        var broken = play(scripts);
        for (int i = 1; i < TIMES && time.elapsed() == null; i++) {
            var again = play(scripts.stream()
                    .filter(script -> broken.containsKey(script.seed()))
                    .toList());
            broken.keySet().retainAll(again.keySet());
            again.forEach(
                    (seed, what) -> broken.getOrDefault(seed, Map.of()).keySet().retainAll(what.keySet()));
            broken.values().removeIf(Map::isEmpty);
        }
        return new Broken(scripts.size(), broken);
    }

    /** What is broken, by the script's seed. */
    private Map<Integer, Map<Invariant, String>> play(List<FaultScript> scripts) {
        var broken = new TreeMap<Integer, Map<Invariant, String>>();
        var waiting = new ArrayDeque<>(scripts);
        var playing = new ArrayList<ScriptPlay>();
        while (!waiting.isEmpty() || !playing.isEmpty()) {
            while (!waiting.isEmpty() && playing.size() < AT_ONCE) {
                playing.add(new ScriptPlay(waiting.remove(), time, opener).start());
            }
            time.advance(0.01);
            for (var play : playing) {
                if (play.hasEnded() && !play.broken().isEmpty()) {
                    broken.put(play.script().seed(), play.broken());
                }
            }
            playing.removeIf(ScriptPlay::hasEnded);
        }
        return broken;
    }

    /**
     * What they found.
     *
     * @param scripts how many there are
     * @param bySeed what each script breaks that breaks something
     */
    public record Broken(int scripts, Map<Integer, Map<Invariant, String>> bySeed) {

        /** The seeds of the scripts that break this invariant, and how. */
        public Map<Integer, String> by(Invariant invariant) {
            var some = new TreeMap<Integer, String>();
            bySeed.forEach((seed, broken) -> {
                if (broken.containsKey(invariant)) {
                    some.put(seed, broken.get(invariant));
                }
            });
            return some;
        }
    }
}
