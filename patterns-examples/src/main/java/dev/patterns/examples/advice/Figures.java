package dev.patterns.examples.advice;

import dev.patterns.examples.advice.Figure.Unit;
import dev.patterns.examples.service.SimulatedPolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** All figures of a service: each predicted, then simulated. */
final class Figures {

    private static final double SECONDS_OF_A_DAY = 86_400;
    private static final double OFTEN = 0.02; // openings within the length of a window

    private Figures() {}

    static List<Figure> of(ComparedService service) {
        var figures = new ArrayList<Figure>(NormalFigures.of(service));
        if (service.settings().breaker().isPresent()) {
            figures.add(openingsByChance(service));
        }
        if (service.settings().pool().isPresent()) {
            figures.addAll(PoolFigures.of(service));
        }
        figures.add(callsIfAllFail(service));
        figures.addAll(OutageFigures.of(service));
        return List.copyOf(figures);
    }

    private static Figure openingsByChance(ComparedService service) {
        var breaker = service.settings().breaker().orElseThrow();
        var normal = service.normal();
        int calls = service.effort().breakerCalls();
        double callsPerDay = service.dependency().rate() * normal.callsPerRequest() * SECONDS_OF_A_DAY;
        double perCall = ChanceOpenings.perCall(breaker, normal.failing());
        Optional<String> often = perCall * breaker.window() > OFTEN
                ? Optional.of("it opens so often that the openings are not independent")
                : Optional.empty();
        double simulated = ChanceRun.openingsPerCall(breaker, normal.failing(), calls, service.seed());
        return new Figure(
                "breakers open by chance, a day",
                Unit.NUMBER,
                Prediction.of(callsPerDay * perCall, callsPerDay * SamplingError.ofShare(perCall, calls, 1))
                        .unless(often),
                OptionalDouble.of(callsPerDay * simulated));
    }

    private static Figure callsIfAllFail(ComparedService service) {
        int requests = service.effort().requests() / 8;
        var settings = service.settings();
        double most = settings.attempts().orElse(1);
        double burst =
                (double) SimulatedPolicies.BUDGET_BURST * service.dependency().instances() / requests;
        double predicted = settings.budget().isPresent() ? Math.min(most, 1 + burst) : most;
        return new Figure(
                "calls per request if all fail",
                Unit.NUMBER,
                Prediction.of(predicted, 0),
                OptionalDouble.of(
                        FailureRun.callsPerRequest(service.dependency(), settings, requests, service.seed())));
    }
}
