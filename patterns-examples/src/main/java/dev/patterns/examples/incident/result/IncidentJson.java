package dev.patterns.examples.incident.result;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Reads and writes a story's result, such as {@link IncidentResult}, as JSON. The fields have the names and the order
 * of the record components.
 */
public final class IncidentJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private IncidentJson() {}

    public static String toJson(Record result) {
        try {
            return MAPPER.writeValueAsString(result);
        } catch (IOException e) {
            throw new IllegalStateException("can't write the result as JSON", e);
        }
    }

    public static IncidentResult read(Path file) throws IOException {
        return read(file, IncidentResult.class);
    }

    public static <R extends Record> R read(Path file, Class<R> type) throws IOException {
        return MAPPER.readValue(file.toFile(), type);
    }

    /** Replaces the file as a whole. An interrupted run leaves a valid file with the acts that had ended. */
    public static void write(Record result, Path file) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, toJson(result));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
