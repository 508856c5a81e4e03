package dev.patterns.examples.fleet;

import dev.patterns.CallRejectedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Counts what happens in a run. */
final class Measurements {

    private static final int SLICE_MILLIS = 100;
    private static final double DETECTED = 0.9; // of the affected clients
    private static final double RECOVERED = 0.95; // of the requests

    private final Traffic traffic;
    private final int[] affected; // the clients with calls that fail in the outage
    private final int[] calls; // by slice, as the two below
    private final int[] arrived;
    private final int[] succeeded;
    private double detectedAfter = Double.NaN; // seconds
    private long futile;
    private long futileInSecondHalf;
    private long good;
    private long falselyRejected;

    Measurements(FleetScenario scenario) {
        this.traffic = scenario.traffic();
        this.affected = IntStream.range(0, scenario.clients())
                .filter(client -> scenario.outage().failing(client) > 0)
                .toArray();
        int slices = slice(traffic.end) + 1;
        this.calls = new int[slices];
        this.arrived = new int[slices];
        this.succeeded = new int[slices];
    }

    /** Looks whether enough clients reject calls. */
    void sample(Breakers breakers, Duration now) {
        if (Double.isNaN(detectedAfter) && isInOutage(now)) {
            long rejecting = Arrays.stream(affected).filter(breakers::rejects).count();
            if (rejecting >= DETECTED * affected.length) {
                detectedAfter = now.minus(traffic.outageFrom).toMillis() / 1e3;
            }
        }
    }

    /**
     * A call of the dependency begins.
     *
     * @param isFutile whether it fails because of the outage
     */
    void called(Duration now, boolean isFutile) {
        calls[slice(now)]++;
        if (isFutile) {
            futile++;
            boolean isLate = now.minus(traffic.outageFrom).compareTo(outage().dividedBy(2)) >= 0;
            futileInSecondHalf += isLate ? 1 : 0;
        }
    }

    /**
     * A request has ended.
     *
     * @param isGood whether its first attempt would have succeeded
     */
    void ended(Duration arrivedAt, boolean isGood, @Nullable Throwable failure) {
        arrived[slice(arrivedAt)]++;
        succeeded[slice(arrivedAt)] += failure == null ? 1 : 0;
        if (isGood && isInOutage(arrivedAt)) {
            good++;
            falselyRejected += isRejectionByBreaker(failure) ? 1 : 0;
        }
    }

    FleetFigures figures(Link link) {
        int from = slice(traffic.outageFrom);
        int to = slice(traffic.outageTo);
        return new FleetFigures(
                detectedAfter,
                futile,
                (double) futile / affected.length,
                futileInSecondHalf / (outage().toMillis() / 2e3),
                (double) sum(calls, from, to) / sum(arrived, from, to),
                (double) sum(succeeded, from, to) / sum(arrived, from, to),
                (double) falselyRejected / good,
                sum(calls, to, to + slice(Duration.ofSeconds(1))),
                recoveredAfter(),
                link.messages() / (traffic.end.toMillis() / 1e3),
                link.meanWaitMillis(),
                callsPerSecond());
    }

    /** When the share of requests that succeed is high again: the start of the first window in which it is. */
    private double recoveredAfter() {
        int window = slice(traffic.window());
        for (int from = slice(traffic.outageTo); from + window <= slice(traffic.end); from++) {
            int requests = sum(arrived, from, from + window);
            if (sum(succeeded, from, from + window) >= RECOVERED * requests) {
                return (from - slice(traffic.outageTo)) * SLICE_MILLIS / 1e3;
            }
        }
        return Double.NaN;
    }

    private List<Integer> callsPerSecond() {
        var seconds = new ArrayList<Integer>();
        for (var from = Duration.ZERO; from.compareTo(traffic.end) < 0; from = from.plusSeconds(1)) {
            seconds.add(sum(calls, slice(from), slice(from.plusSeconds(1))));
        }
        return seconds;
    }

    private Duration outage() {
        return traffic.outageTo.minus(traffic.outageFrom);
    }

    private boolean isInOutage(Duration now) {
        return now.compareTo(traffic.outageFrom) >= 0 && now.compareTo(traffic.outageTo) < 0;
    }

    private static boolean isRejectionByBreaker(@Nullable Throwable failure) {
        var cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof CallRejectedException rejection
                && !rejection.rejectedBy().equals(Retries.BUDGET);
    }

    private static int sum(int[] slices, int from, int to) {
        return Arrays.stream(slices, from, to).sum();
    }

    private static int slice(Duration at) {
        return (int) (at.toMillis() / SLICE_MILLIS);
    }
}
