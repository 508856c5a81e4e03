package dev.patterns.examples.incident.result;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** {@link IncidentResult} as JSON: fields in the order of the records, names as they are. */
public final class IncidentJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private IncidentJson() {}

    public static String toJson(IncidentResult result) {
        try {
            return MAPPER.writeValueAsString(result);
        } catch (IOException e) {
            throw new IllegalStateException("a result can always be written", e);
        }
    }

    public static IncidentResult read(Path file) throws IOException {
        return MAPPER.readValue(file.toFile(), IncidentResult.class);
    }

    /** Writes the whole file or leaves the old one: whoever interrupts the lab finds the acts that had ended. */
    public static void write(IncidentResult result, Path file) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, toJson(result));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
