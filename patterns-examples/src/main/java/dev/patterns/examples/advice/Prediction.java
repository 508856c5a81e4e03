package dev.patterns.examples.advice;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a formula says about a figure, and whether it is to be believed. Decided before anything is simulated.
 *
 * @param value empty if no formula applies
 * @param doubt why the formula is an approximation here, or why there is none; empty if it holds
 * @param samplingError how far the simulated value is from the true one by chance: four standard errors
 */
public record Prediction(OptionalDouble value, Optional<String> doubt, double samplingError) {

    private static final double CLOSE = 0.1;

    /** The formula holds: the simulated value is within 10 %, or within its sampling error. */
    static Prediction of(double value, double samplingError) {
        return new Prediction(OptionalDouble.of(value), Optional.empty(), samplingError);
    }

    static Prediction none(String reason) {
        return new Prediction(OptionalDouble.empty(), Optional.of(reason), 0);
    }

    /** An approximation, if there is a doubt. */
    Prediction unless(Optional<String> doubt) {
        return new Prediction(value, this.doubt.or(() -> doubt), samplingError);
    }

    boolean holds() {
        return doubt.isEmpty();
    }

    /** Whether the simulated value is as close as it is said to be. */
    boolean agreesWith(double simulated) {
        return isWithinTenPercentOf(simulated) || Math.abs(simulated - value.orElseThrow()) <= samplingError;
    }

    boolean isWithinTenPercentOf(double simulated) {
        double predicted = value.orElseThrow();
        return Math.abs(simulated - predicted) <= CLOSE * Math.abs(predicted);
    }
}
