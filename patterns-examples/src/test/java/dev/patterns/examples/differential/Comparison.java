package dev.patterns.examples.differential;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Makes traces, and has both contenders go through one. */
public interface Comparison<S, T> {

    Trace<S, T> randomTrace(RandomGenerator random);

    /** Goes through the trace up to the first difference. */
    Optional<Divergence> compare(Trace<S, T> trace);

    /** Simpler settings that might show the same difference. */
    default Stream<S> simplerSettings(S settings) {
        return Stream.empty();
    }

    /** Simpler steps that might do in place of this one. */
    default Stream<T> simplerSteps(T step) {
        return Stream.empty();
    }
}
