package dev.patterns.examples.cli;

import dev.patterns.examples.incident.report.IncidentPage;
import dev.patterns.examples.incident.result.IncidentJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The writable directory that receives a story's result as JSON and its page: incident.json and incident.html, say. */
record ReportDirectory(Path directory, IncidentPage format) {

    /**
     * The directory, with the ones above it, so that nothing is run in vain.
     *
     * @throws ParameterException if it can't be written to
     */
    static Path writable(String option, Path directory, CommandSpec spec) {
        try {
            if (directory.toString().isEmpty()) {
                throw new NoSuchFileException("");
            }
            Files.createDirectories(directory);
            Files.delete(Files.createTempFile(directory, "writable", ".probe"));
            return directory.toAbsolutePath().normalize();
        } catch (IOException | RuntimeException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s must be a directory that can be written to, but was '%s' (%s)"
                            .formatted(option, directory, e.getClass().getSimpleName()),
                    e);
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
