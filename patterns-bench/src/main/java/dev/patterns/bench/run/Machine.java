package dev.patterns.bench.run;

import dev.patterns.bench.result.BenchResult;
import dev.patterns.bench.result.BenchResult.GoalResult;
import dev.patterns.bench.result.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Where a result was measured, and with which versions. */
public final class Machine {

    private static final Path CPUINFO = Path.of("/proc/cpuinfo");

    private Machine() {}

    public static BenchResult result(
            List<Row> rows, List<GoalResult> goals, String collector, Map<String, String> settings) throws IOException {
        return new BenchResult(
                processor() + ", " + Runtime.getRuntime().availableProcessors() + " cores, "
                        + System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                collector,
                LocalDate.now().toString(),
                settings,
                versions(),
                rows,
                goals);
    }

    /** {@code <machine>-<jdk>-<date>.json}, with the collector's name where it isn't the default one. */
    public static String fileName(BenchResult result) {
        var machine = (result.machine().split(",")[0] + " "
                        + Runtime.getRuntime().availableProcessors() + " cores")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\(.*?\\)|processor|cpu|@.*?ghz", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        var collector =
                result.collector().equals("G1") ? "" : result.collector().toLowerCase(Locale.ROOT) + "-";
        return machine + "-jdk" + Runtime.version().feature() + "-" + collector + result.date() + ".json";
    }

    private static String processor() throws IOException {
        if (!Files.exists(CPUINFO)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(CPUINFO).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceFirst(".*:\\s*", ""))
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    /** Written by the build: see versions.properties. */
    private static Map<String, String> versions() throws IOException {
        var properties = new Properties();
        try (var in = Machine.class.getResourceAsStream("/dev/patterns/bench/versions.properties")) {
            if (in != null) {
                properties.load(in);
            }
        }
        var versions = new TreeMap<String, String>();
        properties.forEach((name, version) -> versions.put(name.toString(), version.toString()));
        return versions;
    }
}
