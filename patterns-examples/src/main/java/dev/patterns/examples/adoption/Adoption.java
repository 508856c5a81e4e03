package dev.patterns.examples.adoption;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** What each contender costs: {@code adoption.json}. */
public record Adoption(List<Cost> costs) {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * A contender.
     *
     * @param version empty for this project's own code
     * @param code of the contender's own artifacts, without what they depend on
     * @param jars name and bytes of each jar that comes with it at run time, its own included
     * @param meters names of the Micrometer meters that it registers; null if it has no binder
     */
    public record Cost(
            String name,
            String version,
            CodeSize code,
            List<Part> parts,
            SortedMap<String, Long> jars,
            @Nullable SortedSet<String> meters) {

        long bytes() {
            return jars.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** The part of a contender's code that implements one pattern. */
    public record Part(String name, CodeSize code) {}

    Optional<Cost> cost(String name) {
        return costs.stream().filter(cost -> cost.name().equals(name)).findFirst();
    }

    static Adoption read(Path file) throws IOException {
        return MAPPER.readValue(file.toFile(), Adoption.class);
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, MAPPER.writeValueAsString(this) + "\n");
    }
}
