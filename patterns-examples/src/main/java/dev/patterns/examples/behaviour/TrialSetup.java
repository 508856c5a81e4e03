package dev.patterns.examples.behaviour;

import dev.patterns.examples.contenders.Remedy;
import java.util.Optional;

/**
 * What a {@link Trial} is made with.
 *
 * @param remedy what the contender is to be set up with, if this run shows its remedy
 */
public record TrialSetup(CaseTime time, Story story, Optional<Remedy> remedy) {}
