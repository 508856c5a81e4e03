package dev.patterns.bench.harness;

import dev.patterns.bench.harness.HarnessMain.Figure;
import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.circuitbreaker.TripRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Heap that an idle circuit breaker holds, with a count window of 100. */
final class BreakerMemory implements HarnessMain.Harness {

    private static final int BREAKERS = 10_000;

    @Override
    public List<Figure> run(String contender, double seconds, Map<String, Integer> arguments) throws Exception {
        var breaker = breaker(contender);
        var all = new ArrayList<Object>(BREAKERS + 1);
        all.add(breaker.get()); // loads the classes
        long before = IdleMemory.usedHeap();
        for (int i = 0; i < BREAKERS; i++) {
            all.add(breaker.get());
        }
        double bytes = (IdleMemory.usedHeap() - before) / (double) BREAKERS;
        if (all.size() != BREAKERS + 1) { // also keeps the list reachable until here
            throw new IllegalStateException("breakers are missing");
        }
        return List.of(Figure.of("heap of an idle breaker", bytes, "B"));
    }

    private static Supplier<Object> breaker(String contender) {
        return switch (contender) {
            case "HANDWRITTEN" ->
                () -> CircuitBreaker.builder("benchmark")
                        .tripWhen(TripRule.countWindow(100))
                        .build();
            case "RESILIENCE4J" -> () -> io.github.resilience4j.circuitbreaker.CircuitBreaker.ofDefaults("benchmark");
            case "FAILSAFE" ->
                () -> dev.failsafe.CircuitBreaker.builder()
                        .withFailureThreshold(50, 100)
                        .build();
            default -> throw new IllegalArgumentException(contender);
        };
    }
}
