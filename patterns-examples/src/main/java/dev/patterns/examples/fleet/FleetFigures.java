package dev.patterns.examples.fleet;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one run shows, or the medians of several.
 *
 * @param detectedAfter seconds until nine of ten affected clients reject their calls; NaN for never
 * @param futile calls that were made and failed because of the outage
 * @param futilePerClient the same, for each affected client
 * @param futileLatePerSecond the same, a second, in the second half of the outage: probes, if the outage is detected
 * @param load calls of the dependency for each request, in the outage
 * @param served the share of requests that succeeded, in the outage
 * @param falseRejections the share of good requests that a breaker rejected, in the outage; NaN if none was good
 * @param firstSecond calls in the first second after the outage
 * @param recoveredAfter seconds from the end of the outage until 95 % of the requests succeed; NaN for never
 * @param messagesPerSecond of the sharing
 * @param addedMillis the time that a call waits for the sharing, on average
 * @param callsPerSecond of the dependency, for each second of the run
 */
record FleetFigures(
        double detectedAfter,
        double futile,
        double futilePerClient,
        double futileLatePerSecond,
        double load,
        double served,
        double falseRejections,
        double firstSecond,
        double recoveredAfter,
        double messagesPerSecond,
        double addedMillis,
        List<Integer> callsPerSecond) {

    /** The medians. The calls for each second are those of the first run. */
    static FleetFigures medians(List<FleetFigures> runs) {
        return new FleetFigures(
                median(runs, FleetFigures::detectedAfter),
                median(runs, FleetFigures::futile),
                median(runs, FleetFigures::futilePerClient),
                median(runs, FleetFigures::futileLatePerSecond),
                median(runs, FleetFigures::load),
                median(runs, FleetFigures::served),
                median(runs, FleetFigures::falseRejections),
                median(runs, FleetFigures::firstSecond),
                median(runs, FleetFigures::recoveredAfter),
                median(runs, FleetFigures::messagesPerSecond),
                median(runs, FleetFigures::addedMillis),
                runs.get(0).callsPerSecond());
    }

    /** NaN counts as the largest value. */
    private static double median(List<FleetFigures> runs, ToDoubleFunction<FleetFigures> figure) {
        return runs.stream()
                .map(run -> figure.applyAsDouble(run))
                .sorted(Comparator.naturalOrder())
                .toList()
                .get(runs.size() / 2);
    }
}
