package dev.patterns.examples.differential.pool;

import dev.patterns.Time;
import dev.patterns.examples.behaviour.pool.PoolTrial;
import dev.patterns.examples.contenders.pool.PoolContender;
import dev.patterns.examples.differential.Comparison;
import dev.patterns.examples.differential.Divergence;
import dev.patterns.examples.differential.Explanation;
import dev.patterns.examples.differential.Trace;
import dev.patterns.examples.differential.pool.PoolStep.Action;
import dev.patterns.simulation.SimulatedTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two pools lend connections to the same borrowers, which take turns. Ours runs in simulated time, a library in real
 * time. No step of a trace waits for a timeout, so the machine's speed makes no difference.
 */
record PoolComparison(PoolTrial.Opener ours, PoolContender theirs, List<Explanation<PoolMoment>> explanations)
        implements Comparison<PoolTraceSettings, PoolStep> {

    @Override
    public Trace<PoolTraceSettings, PoolStep> randomTrace(RandomGenerator random) {
        return RandomPoolTrace.make(random);
    }

    @Override
    public Optional<Divergence> compare(Trace<PoolTraceSettings, PoolStep> trace) {
        try (var time = new SimulatedTime(1);
                var our = new DrivenPool(ours, trace.settings(), time);
                var their = new DrivenPool(theirs::open, trace.settings(), Time.system())) {
            var seen = new ArrayList<Seen>();
            for (int i = 0; i < trace.steps().size(); i++) {
                var step = trace.steps().get(i);
                seen.add(our.take(step));
                var moment = new PoolMoment(trace.steps().subList(0, i + 1), seen, their.take(step));
                if (!moment.areAlike()) {
                    return Optional.of(new Divergence(i, moment.toString(), Explanation.find(explanations, moment)));
                }
            }
            return Optional.empty();
        }
    }

    @Override
    public Stream<PoolTraceSettings> simplerSettings(PoolTraceSettings settings) {
        return IntStream.range(1, settings.size()).mapToObj(PoolTraceSettings::new);
    }

    @Override
    public Stream<PoolStep> simplerSteps(PoolStep step) {
        var ofOthers = IntStream.range(0, step.borrower()).mapToObj(other -> new PoolStep(other, step.action()));
        return step.action() == Action.INSERT
                ? Stream.concat(ofOthers, Stream.of(new PoolStep(step.borrower(), Action.SELECT)))
                : ofOthers;
    }
}
