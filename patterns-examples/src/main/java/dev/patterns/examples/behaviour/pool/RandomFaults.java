package dev.patterns.examples.behaviour.pool;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.CaseBuilder;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.pool.script.FaultScripts;
import dev.patterns.examples.behaviour.pool.script.FaultScripts.Broken;
import dev.patterns.examples.behaviour.pool.script.Invariant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Random faults: 200 scripts of borrowers that use, return, abort and forget connections, of interrupts, restarts and a
 * pool that is closed meanwhile, and of a driver whose calls are slow, hang, fail, or have their effect and lose their
 * answer.
 *
 * <p>Each script is played once for all cases, not once for each.
 */
final class RandomFaults {

    private final Map<Key, FutureTask<Broken>> played = new ConcurrentHashMap<>();

    private record Key(PoolTrial.Opener opener, boolean simulated) {}

    private RandomFaults() {}

    static List<Case<PoolTrial>> cases() {
        var scripts = new RandomFaults();
        return List.of(
                scripts.builder("P40a", Invariant.AT_MOST_SO_MANY_OPEN)
                        .title("Under random faults: never more connections are open than allowed")
                        .expected("At most size + maxOverflow, not counting those that are being closed")
                        .build(),
                scripts.builder("P40b", Invariant.LENT_TO_ONE_BORROWER)
                        .title("Under random faults: no connection is lent to two borrowers")
                        .expected("Each is returned before it is lent again")
                        .build(),
                scripts.builder("P40c", Invariant.NO_WAITER_FORGOTTEN)
                        .title("Under random faults: no borrower waits longer than the timeout")
                        .expected("A connection or an exception in time; a quarter of a second later in real time")
                        .build(),
                scripts.builder("P40d", Invariant.NO_PLACE_LOST)
                        .title("After random faults: no place is lost, and each open connection is accounted for")
                        .expected("All places can be lent; the figures are those of the database")
                        .build(),
                scripts.builder("P40e", Invariant.NOTHING_LEFT_AFTER_CLOSE)
                        .title("After random faults and the pool's close: nothing is open, and nothing runs")
                        .expected("No connection is open, no call of the driver is under way")
                        .build(),
                scripts.common(Case.builder("P40f", scripts::all))
                        .title("Under random faults in real time: none of this goes wrong")
                        .expected("No script breaks one of the five rules")
                        .realTime()
                        .build());
    }

    private CaseBuilder<PoolTrial> builder(String id, Invariant invariant) {
        return common(Case.builder(id, trial -> one(trial, invariant)));
    }

    private CaseBuilder<PoolTrial> common(CaseBuilder<PoolTrial> builder) {
        return builder.source("patterns-core/src/scripts/pool.txt")
                .second(Duration.ofSeconds(1))
                .alone() // hundreds of threads
                .limit(Duration.ofMinutes(2));
    }

    private Observation one(PoolTrial trial, Invariant invariant) throws Exception {
        var all = play(trial);
        return observe(trial, all, all.by(invariant));
    }

    private Observation all(PoolTrial trial) throws Exception {
        var all = play(trial);
        return observe(trial, all, all.bySeed());
    }

    /** Which scripts break it is in the story alone: in real time one more or less may come from the machine. */
    private static Observation observe(PoolTrial trial, Broken all, Map<Integer, ?> broken) {
        trial.say("%d of %d scripts break it", broken.size(), all.scripts());
        broken.forEach((seed, how) -> trial.say("script %d: %s", seed, how));
        return broken.isEmpty()
                ? Observation.right("%d scripts hold", all.scripts())
                : Observation.different("broken by some of %d scripts", all.scripts());
    }

    /** Of the first that asks. The others wait for the result. */
    private Broken play(PoolTrial trial) throws ExecutionException, InterruptedException {
        var mine = new FutureTask<>(() -> FaultScripts.play(trial.time(), trial.opener()::open));
        var first = played.putIfAbsent(new Key(trial.opener(), trial.time().elapsed() != null), mine);
        if (first != null) {
            return first.get();
        }
        mine.run();
        return mine.get();
    }
}
