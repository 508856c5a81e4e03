package dev.patterns.examples.limits;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Traffic, and a dependency with a capacity. Three functions of the time in seconds say how they change.
 *
 * @param name what happens, in a few words
 * @param seconds how long it lasts
 * @param load the arrivals, as a fraction of what the dependency can serve when all is well
 * @param servers how many requests the dependency works on at a time; the others wait in its queue
 * @param slowness a factor on the time for each request
 * @param work the time for each request
 */
record LoadScenario(
        String name,
        double seconds,
        DoubleUnaryOperator load,
        DoubleUnaryOperator servers,
        DoubleUnaryOperator slowness,
        Work work) {

    static final int SERVERS = 20;
    private static final double SECONDS = 60;
    private static final Work USUAL = Work.logNormal(0.045, 0.135);
    private static final Work NOISY = Work.logNormal(0.030, 0.300);
    private static final Work BIMODAL = Work.either(Work.logNormal(0.020, 0.030), Work.logNormal(0.160, 0.200), 0.15);

    static final List<LoadScenario> ALL = List.of(
            usual("steady", constant(0.7)),
            usual("bursts", t -> t % 10 < 2 ? 2 : 0.5),
            usual("slow dependency", constant(0.7)).slow(t -> t >= 20 && t < 40 ? 3 : 1),
            usual("capacity halves", constant(0.8)).on(t -> t < 30 ? SERVERS : SERVERS / 2),
            usual("capacity comes back", constant(0.8)).on(t -> t < 30 ? SERVERS / 2 : SERVERS),
            usual("latency noise", constant(1.2)).with(NOISY),
            usual("two kinds of requests", constant(1.2)).with(BIMODAL),
            usual("app-limited, then a rush", t -> t < 40 ? 0.2 : 2),
            usual("twice the capacity", constant(2)),
            usual("ramp", t -> 2 * t / SECONDS));

    /** The mean of the work decides how many arrivals a second are a load of 1: estimated once from many draws. */
    double arrivalsPerSecond(double time) {
        return load.applyAsDouble(time) * SERVERS / MeanWork.of(work);
    }

    private static LoadScenario usual(String name, DoubleUnaryOperator load) {
        return new LoadScenario(name, SECONDS, load, constant(SERVERS), constant(1), USUAL);
    }

    private LoadScenario slow(DoubleUnaryOperator slowness) {
        return new LoadScenario(name, seconds, load, servers, slowness, work);
    }

    private LoadScenario on(DoubleUnaryOperator servers) {
        return new LoadScenario(name, seconds, load, servers, slowness, work);
    }

    private LoadScenario with(Work work) {
        return new LoadScenario(name, seconds, load, servers, slowness, work);
    }

    private static DoubleUnaryOperator constant(double value) {
        return time -> value;
    }
}
