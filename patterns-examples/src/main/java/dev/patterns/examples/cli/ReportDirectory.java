package dev.patterns.examples.cli;

import dev.patterns.examples.incident.report.IncidentPage;
import dev.patterns.examples.incident.result.IncidentJson;
import dev.patterns.examples.incident.result.IncidentResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The writable directory that receives incident.json and incident.html. */
record ReportDirectory(Path directory) {

    /** @throws IllegalArgumentException if it can't be written to, so that no act is run in vain */
    static ReportDirectory in(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.delete(Files.createTempFile(directory, "incident", ".probe"));
            return new ReportDirectory(directory.toAbsolutePath().normalize());
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    directory + " can't be written to (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    void write(IncidentResult result) {
        try {
            IncidentJson.write(result, directory.resolve("incident.json"));
            IncidentPage.write(page(), IncidentJson.toJson(result));
        } catch (IOException e) {
            throw new UncheckedIOException("can't write to " + directory, e);
        }
    }

    Path page() {
        return directory.resolve("incident.html");
    }
}
