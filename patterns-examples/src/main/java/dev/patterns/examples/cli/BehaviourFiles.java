package dev.patterns.examples.cli;

import dev.patterns.examples.behaviour.BehaviourResult;
import dev.patterns.examples.behaviour.report.BehaviourBlocks;
import dev.patterns.examples.behaviour.report.BehaviourDocs;
import dev.patterns.examples.behaviour.report.BehaviourJson;
import dev.patterns.examples.behaviour.report.BehaviourPage;
import dev.patterns.examples.behaviour.report.DocsCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the results of the catalogue are written.
 *
 * @param root of the repository
 */
record BehaviourFiles(Path root) {

    /** The command runs in the root of the repository, tests in the folder of the module. */
    static BehaviourFiles here() {
        return new BehaviourFiles(Path.of(Files.isDirectory(Path.of("patterns-examples")) ? "" : ".."));
    }

    /** For the results of all cases. */
    Path directory() {
        return root.resolve("patterns-examples/target/behaviour");
    }

    Path docs() {
        return root.resolve("docs/behaviour.md");
    }

    /** Writes behaviour.json and behaviour.html, and returns the page. */
    static Path write(BehaviourResult result, Path directory) throws IOException {
        var page = directory.resolve("behaviour.html");
        BehaviourJson.write(result, directory.resolve("behaviour.json"));
        BehaviourPage.write(page, BehaviourJson.toJson(result));
        return page.toAbsolutePath().normalize();
    }

    void writeDocs(BehaviourResult result) throws IOException {
        Files.createDirectories(docs().toAbsolutePath().getParent());
        Files.writeString(docs(), BehaviourDocs.render(result));
        BehaviourBlocks.write(root.toAbsolutePath());
    }

    /**
     * The lines in which the docs differ from the run.
     *
     * @param isWhole whether all cases were run on all contenders. Otherwise those that were not are left out
     */
    List<String> differences(BehaviourResult result, boolean isWhole) throws IOException {
        try {
            var page = Files.readString(docs());
            return isWhole ? DocsCheck.all(page, result) : DocsCheck.some(page, result);
        } catch (NoSuchFileException missing) {
            return List.of("- " + docs() + " does not exist");
        }
    }
}
