package dev.patterns.bench.harness;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patterns.bench.result.Json;
import dev.patterns.bench.result.Row.Percentile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs one harness with one contender: {@code waits HIKARICP 3.0 threads=32 slots=16}. */
public final class HarnessMain {

    /** What comes before the figures in the output. */
    public static final String MARK = "=== figures ===";

    /** One figure of a harness. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Figure(
            String name,
            double value,
            String unit,
            @Nullable List<Percentile> curve) {
        static Figure of(String name, double value, String unit) {
            return new Figure(name, value, unit, null);
        }
    }

    /** All figures of a run. */
    public record Figures(List<Figure> figures) {}

    /** A measurement in real time. */
    interface Harness {
        List<Figure> run(String contender, double seconds, Map<String, Integer> arguments) throws Exception;
    }

    private static final Map<String, Harness> HARNESSES = Map.of(
            "waits", new Waits(),
            "spike", new Spike(),
            "recovery", new Recovery(),
            "virtual-threads", new VirtualThreads(),
            "postgres", new PostgresTransactions(),
            "pool-memory", new IdleMemory(),
            "breaker-memory", new BreakerMemory());

    private HarnessMain() {}

    public static void main(String[] args) throws Exception {
        var harness = HARNESSES.get(args[0]);
        if (harness == null) {
            throw new IllegalArgumentException(
                    "the harness must be one of " + HARNESSES.keySet() + ", but was " + args[0]);
        }
        var arguments = Arrays.stream(args)
                .skip(3)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Integer.valueOf(pair[1])));
        var figures = harness.run(args[1], Double.parseDouble(args[2]), arguments);
        System.out.println(MARK + Json.write(new Figures(figures)));
        System.exit(0); // some pools keep threads that are no daemons
    }
}
