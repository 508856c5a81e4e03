package dev.patterns.examples.advice;

import dev.patterns.examples.service.CurrentSettings;
import dev.patterns.examples.service.ServiceDescription;
import java.util.List;

/**
 * What is advised for a service, and what the formulas and the simulation say about today's and the advised settings.
 *
 * @param service as it was described
 * @param advised all settings
 * @param recommendations each setting with its reason
 * @param today the figures with today's settings
 * @param afterwards the figures with the advised settings
 */
public record Advice(
        ServiceDescription service,
        CurrentSettings advised,
        List<Recommendation> recommendations,
        List<Figure> today,
        List<Figure> afterwards) {

    /** Computes and simulates. The same seed gives the same figures on every JDK. */
    public static Advice of(ServiceDescription service, long seed) {
        return of(service, ComparedService.Effort.FULL, seed);
    }

    static Advice of(ServiceDescription service, ComparedService.Effort effort, long seed) {
        var dependency = service.dependency();
        var advisor = new Advisor(dependency);
        var advised = advisor.settings();
        return new Advice(
                service,
                advised,
                Reasons.of(advisor, service.settings()),
                Figures.of(ComparedService.of(dependency, service.settings(), effort, seed)),
                Figures.of(ComparedService.of(dependency, advised, effort, seed)));
    }

    /** As lines of at most 100 columns. */
    @Override
    public String toString() {
        return new AdviceText(this).text();
    }
}
