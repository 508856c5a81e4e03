package dev.patterns.examples.contenders.pool.faults;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results as a table, a row a fault and a column a pool, and as JSON. */
final class FaultTable {

    private static final int FIRST = 22;
    private static final int WIDTH = 16;

    private FaultTable() {}

    static String of(List<FaultResult> results) {
        var contenders = results.stream().map(FaultResult::contender).distinct().toList();
        var text = new StringBuilder("\nms from the end of the fault to the first commit (longest getConnection, of "
                + FaultRun.TIMEOUT.toMillis() + ")\n");
        text.append(" ".repeat(FIRST));
        contenders.forEach(contender -> text.append(pad(contender)));
        for (var fault : results.stream().map(FaultResult::fault).distinct().toList()) {
            text.append(String.format(Locale.ROOT, "%n%-" + FIRST + "s", fault));
            for (var contender : contenders) {
                text.append(pad(results.stream()
                        .filter(result ->
                                result.fault() == fault && result.contender().equals(contender))
                        .findFirst()
                        .map(FaultTable::cell)
                        .orElse("failed")));
            }
        }
        return text.append('\n').toString();
    }

    private static String cell(FaultResult result) {
        return (result.firstSuccessMillis() < 0 ? "never" : result.firstSuccessMillis()) + " ("
                + result.longestWaitMillis() + ")";
    }

    private static String pad(String text) {
        return String.format(Locale.ROOT, "%-" + WIDTH + "s", text);
    }

    static void writeJson(List<FaultResult> results, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValue(file.toFile(), Map.of("results", results));
    }
}
