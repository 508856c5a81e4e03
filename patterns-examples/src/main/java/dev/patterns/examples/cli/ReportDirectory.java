package dev.patterns.examples.cli;

import dev.patterns.examples.incident.report.IncidentPage;
import dev.patterns.examples.incident.result.IncidentJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The writable directory that receives a story's result as JSON and its page: incident.json and incident.html, say. */
record ReportDirectory(Path directory, IncidentPage format) {

    /** @throws IllegalArgumentException if it can't be written to, so that no act is run in vain */
    static ReportDirectory in(Path directory, IncidentPage format) {
        try {
            Files.createDirectories(directory);
            Files.delete(Files.createTempFile(directory, "incident", ".probe"));
            return new ReportDirectory(directory.toAbsolutePath().normalize(), format);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    directory + " can't be written to (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    void write(Record result) {
        try {
            IncidentJson.write(result, directory.resolve(format.fileName() + ".json"));
            format.write(page(), IncidentJson.toJson(result));
        } catch (IOException e) {
            throw new UncheckedIOException("can't write to " + directory, e);
        }
    }

    Path page() {
        return directory.resolve(format.fileName() + ".html");
    }
}
