package dev.patterns.examples.behaviour.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.patterns.examples.behaviour.BehaviourResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@link BehaviourResult} as JSON: fields in the order of the records, names as they are. */
public final class BehaviourJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private BehaviourJson() {}

    public static String toJson(BehaviourResult result) {
        try {
            return MAPPER.writeValueAsString(result);
        } catch (IOException e) {
            throw new IllegalStateException("a result can always be written", e);
        }
    }

    /** Makes the directory if there is none. */
    public static void write(BehaviourResult result, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, toJson(result));
    }
}
