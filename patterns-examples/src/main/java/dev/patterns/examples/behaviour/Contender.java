package dev.patterns.examples.behaviour;

import dev.patterns.examples.contenders.Remedy;
import dev.patterns.examples.contenders.RemedySetting;
import java.util.Optional;
import java.util.function.Function;

/**
 * An implementation that the cases run on.
 *
 * @param name a column of the matrix
 * @param simulatedTime whether it runs on the clock that it is given
 * @param remedies its setting for a remedy, where it has one
 * @param trial makes a trial of it
 */
public record Contender<T extends Trial>(
        String name,
        boolean simulatedTime,
        Function<Remedy, Optional<RemedySetting>> remedies,
        Function<TrialSetup, T> trial) {}
