package dev.patterns.examples.differential.breaker;

import dev.patterns.examples.differential.Trace;
import dev.patterns.examples.differential.breaker.BreakerStep.End;
import dev.patterns.examples.differential.breaker.TraceSettings.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Draws settings and steps. Much of what makes the two breakers differ is drawn in some of the traces only; the others
 * are then compared for longer.
 */
final class RandomBreakerTrace {

    private static final double[] FAILING = {0.02, 0.3, 0.6, 0.95};

    private final RandomGenerator random;
    private final boolean overlapping;
    private final boolean ignoring;
    private final boolean cancelling;
    private final boolean throwingErrors;
    private final boolean settingTheWallClock;
    /** All times are whole seconds, and the limits lie between them. */
    private final boolean wholeSeconds;
    /** The limits can be met exactly. */
    private final boolean onTheLimit;

    private final List<BreakerStep> steps = new ArrayList<>();
    private final List<Integer> started = new ArrayList<>();
    private int calls;

    RandomBreakerTrace(RandomGenerator random) {
        this.random = random;
        this.overlapping = chance(0.5);
        this.ignoring = chance(0.4);
        this.cancelling = chance(0.1);
        this.throwingErrors = chance(0.1);
        this.settingTheWallClock = chance(0.1);
        this.wholeSeconds = chance(0.7);
        this.onTheLimit = chance(0.1);
    }

    Trace<TraceSettings, BreakerStep> make() {
        var settings = settings();
        int length = 20 + random.nextInt(100);
        while (steps.size() < length) {
            double failing = FAILING[random.nextInt(FAILING.length)];
            for (int left = 3 + random.nextInt(15); left > 0; left--) {
                steps.add(step(settings, failing));
            }
        }
        return new Trace<>(settings, steps);
    }

    private TraceSettings settings() {
        var rule = Rule.values()[random.nextInt(3)];
        int size = rule == Rule.TIME_WINDOW ? seconds() : 1 + random.nextInt(chance(0.2) ? 80 : 8);
        int minimum = rule == Rule.CONSECUTIVE ? size : 1 + random.nextInt(Math.min(size, 8));
        boolean countsSlowCalls = rule != Rule.CONSECUTIVE && chance(0.5);
        return new TraceSettings(
                rule,
                size,
                minimum,
                rule == Rule.CONSECUTIVE ? 1 : (1 + random.nextInt(20)) / 20.0,
                countsSlowCalls ? (1 + random.nextInt(20)) / 20.0 : 1,
                countsSlowCalls ? Optional.of(limit(1 + random.nextInt(3))) : Optional.empty(),
                limit(2 + random.nextInt(20)),
                chance(0.5) ? 1 : 2 + random.nextInt(3));
    }

    /** The length of a window of time. At 20 s both move by a second. */
    private int seconds() {
        return wholeSeconds || chance(0.5) ? 20 : 10 + 10 * random.nextInt(3);
    }

    private Duration limit(int seconds) {
        return Duration.ofSeconds(seconds).plusMillis(onTheLimit ? 0 : 500);
    }

    private BreakerStep step(TraceSettings settings, double failing) {
        double kind = random.nextDouble();
        if (overlapping && kind < 0.2) {
            started.add(++calls);
            return new BreakerStep.Start(calls);
        } else if (overlapping && kind < 0.4 && !started.isEmpty()) {
            int call = started.get(random.nextInt(started.size()));
            if (cancelling && chance(0.3)) {
                return new BreakerStep.Cancel(call);
            }
            started.remove((Integer) call);
            return new BreakerStep.Complete(call, end(failing));
        } else if (kind < 0.7) {
            return new BreakerStep.Call(duration(chance(0.3) ? 5 : 1), end(failing));
        } else if (settingTheWallClock && chance(0.15)) {
            return new BreakerStep.SetWallClock(Duration.ofSeconds(random.nextInt(-10, 11)));
        } else if (chance(0.1)) {
            return new BreakerStep.Advance(settings.openFor().plusMillis(onTheLimit ? 0 : 500));
        }
        return new BreakerStep.Advance(duration(chance(0.2) ? 30 : 2));
    }

    private Duration duration(int mostSeconds) {
        return wholeSeconds
                ? Duration.ofSeconds(random.nextInt(mostSeconds + 1))
                : Duration.ofMillis(random.nextInt(1000 * mostSeconds));
    }

    private End end(double failing) {
        if (ignoring && chance(0.15)) {
            return End.IGNORED;
        } else if (cancelling && chance(0.05)) {
            return End.CANCELLED;
        } else if (throwingErrors && chance(0.05)) {
            return End.ERROR;
        }
        return chance(failing) ? End.FAILURE : End.SUCCESS;
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }
}
