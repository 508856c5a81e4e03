package dev.patterns.examples.differential.breaker;

import dev.patterns.examples.differential.Comparison;
import dev.patterns.examples.differential.Divergence;
import dev.patterns.examples.differential.Explanation;
import dev.patterns.examples.differential.Trace;
import dev.patterns.examples.differential.breaker.BreakerPair.BreakerFactory;
import dev.patterns.examples.differential.breaker.BreakerStep.End;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** A breaker and Resilience4j's, in simulated time. */
record BreakerComparison(BreakerFactory breaker, List<Explanation<Moment>> explanations)
        implements Comparison<TraceSettings, BreakerStep> {

    @Override
    public Trace<TraceSettings, BreakerStep> randomTrace(RandomGenerator random) {
        return new RandomBreakerTrace(random).make();
    }

    @Override
    public Optional<Divergence> compare(Trace<TraceSettings, BreakerStep> trace) {
        try (var time = new SimulatedTime(1)) {
            return new BreakerPair(trace.settings(), time, breaker).play(trace.steps(), explanations);
        }
    }

    @Override
    public Stream<TraceSettings> simplerSettings(TraceSettings settings) {
        var simpler = Stream.<TraceSettings>builder();
        if (settings.slowAfter().isPresent()) {
            simpler.add(settings.withoutSlowCalls());
        }
        if (settings.probes() > 1) {
            simpler.add(settings.probes(1));
        }
        if (settings.minimum() > 1 && settings.rule() != TraceSettings.Rule.CONSECUTIVE) {
            simpler.add(settings.size(settings.size(), settings.minimum() - 1));
        }
        if (settings.size() > settings.minimum() && settings.rule() == TraceSettings.Rule.COUNT_WINDOW) {
            simpler.add(settings.size(settings.size() - 1, settings.minimum()));
        }
        if (settings.size() > 1 && settings.rule() == TraceSettings.Rule.CONSECUTIVE) {
            simpler.add(settings.size(settings.size() - 1, settings.size() - 1));
        }
        return simpler.build();
    }

    @Override
    public Stream<BreakerStep> simplerSteps(BreakerStep step) {
        if (step instanceof BreakerStep.Call call) {
            return Stream.concat(
                    simplerEnds(call.end()).map(end -> new BreakerStep.Call(call.takes(), end)),
                    shorter(call.takes()).map(duration -> new BreakerStep.Call(duration, call.end())));
        } else if (step instanceof BreakerStep.Complete complete) {
            return simplerEnds(complete.end()).map(end -> new BreakerStep.Complete(complete.call(), end));
        } else if (step instanceof BreakerStep.Start) {
            return Stream.of(new BreakerStep.Call(Duration.ZERO, End.SUCCESS));
        } else if (step instanceof BreakerStep.Advance advance) {
            return shorter(advance.duration()).map(BreakerStep.Advance::new);
        }
        return Stream.empty();
    }

    private static Stream<End> simplerEnds(End end) {
        return Stream.of(End.values()).limit(Math.min(end.ordinal(), 2));
    }

    private static Stream<Duration> shorter(Duration duration) {
        return Stream.of(
                        Duration.ZERO,
                        Duration.ofSeconds(duration.toSeconds() / 2),
                        Duration.ofSeconds(duration.toSeconds()))
                .filter(shorter -> shorter.compareTo(duration) < 0)
                .distinct();
    }
}
