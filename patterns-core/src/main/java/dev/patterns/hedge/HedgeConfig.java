package dev.patterns.hedge;

import java.time.Duration;
import java.util.Optional;

/** The settings of a hedge. Immutable. Accessors have the names of the {@link HedgeBuilder} methods. */
public sealed interface HedgeConfig permits HedgeSettings {

    /** {@link Hedge#builder} */
    String name();

    /** {@link HedgeBuilder#delay}; empty: the delay is the percentile */
    Optional<Duration> delay();

    /** {@link HedgeBuilder#delayPercentile} */
    double delayPercentile();

    /** {@link HedgeBuilder#budget} */
    double budget();
}
