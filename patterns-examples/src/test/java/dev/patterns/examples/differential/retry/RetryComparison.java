package dev.patterns.examples.differential.retry;

import dev.patterns.examples.differential.Comparison;
import dev.patterns.examples.differential.Divergence;
import dev.patterns.examples.differential.Explanation;
import dev.patterns.examples.differential.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Two retries make calls, one after the other, until all ends of attempts in the trace are used. */
record RetryComparison(
        DrivenRetry.Factory ours, DrivenRetry.Factory theirs, List<Explanation<RetryMoment>> explanations)
        implements Comparison<RetryTraceSettings, AttemptEnd> {

    @Override
    public Trace<RetryTraceSettings, AttemptEnd> randomTrace(RandomGenerator random) {
        double[] factors = {1, 1.5, 2, 2, 3};
        int first = 1 + random.nextInt(random.nextBoolean() ? 10 : 1_000);
        var settings = new RetryTraceSettings(
                1 + random.nextInt(random.nextInt(40) == 0 ? 80 : 6),
                Duration.ofMillis(first),
                factors[random.nextInt(factors.length)],
                Duration.ofMillis(first + 1 + random.nextInt(60_000)));
        boolean others = random.nextInt(3) == 0;
        int longest = settings.maxAttempts() > 6 ? 200 : 40;
        var ends = IntStream.rangeClosed(0, random.nextInt(longest))
                .mapToObj(i -> randomEnd(random, others))
                .toList();
        return new Trace<>(settings, ends);
    }

    private static AttemptEnd randomEnd(RandomGenerator random, boolean others) {
        if (others && random.nextInt(8) == 0) {
            return AttemptEnd.values()[random.nextInt(AttemptEnd.values().length)];
        }
        int kind = random.nextInt(20);
        return kind < 2 ? AttemptEnd.SUCCESS : kind == 2 ? AttemptEnd.FINAL_FAILURE : AttemptEnd.FAILURE;
    }

    @Override
    public Optional<Divergence> compare(Trace<RetryTraceSettings, AttemptEnd> trace) {
        var our = ours.open(trace.settings(), trace.steps());
        var their = theirs.open(trace.settings(), trace.steps());
        while (our.script.hasMore()) {
            var moment = new RetryMoment(trace.settings(), our.call(), their.call());
            if (!moment.areAlike()) {
                int step = Math.max(our.script.position(), their.script.position()) - 1;
                return Optional.of(new Divergence(step, moment.toString(), Explanation.find(explanations, moment)));
            }
        }
        return Optional.empty();
    }

    @Override
    public Stream<RetryTraceSettings> simplerSettings(RetryTraceSettings settings) {
        var simpler = Stream.<RetryTraceSettings>builder();
        if (settings.maxAttempts() > 1) {
            simpler.add(settings.maxAttempts(settings.maxAttempts() - 1));
        }
        if (settings.factor() > 1) {
            simpler.add(settings.factor(1));
        }
        return simpler.build();
    }

    @Override
    public Stream<AttemptEnd> simplerSteps(AttemptEnd end) {
        return Stream.of(AttemptEnd.values()).limit(Math.min(end.ordinal(), 2));
    }
}
