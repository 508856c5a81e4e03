package dev.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiles the jcstress tests in {@code src/jcstress} and runs them, in the profile interleavings alone: they take all
 * processors for minutes. They have their own source folder because an annotation processor generates their runners.
 */
@Tag("interleavings")
class JcstressIT {

    private static final Path SOURCES = Path.of("src/jcstress/java");
    private static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final List<String> SAMPLES = List.of("-m", "quick", "-f", "1", "-fsm", "1", "-time", "200");

    @TempDir
    private Path work;

    @Test
    void noForbiddenOutcomeIsObserved() throws Exception {
        compile();

        var log = work.resolve("jcstress.log");
        int exitStatus = new ProcessBuilder(command())
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();

        var output = Files.readString(log);
        assertThat(exitStatus).as(output).isZero();
        assertThat(output).contains(" 0 failed, 0 soft errs, 0 hard errs)").contains("Failed tests: No matches");
    }

    private void compile() throws IOException {
        var arguments = new ArrayList<>(List.of("-nowarn", "-d", work.toString(), "-cp", CLASS_PATH));
        arguments.addAll(List.of("-processor", "org.openjdk.jcstress.infra.processors.JCStressTestProcessor"));
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> arguments.add(file.toString()));
        }
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(result).as("javac's exit status").isZero();
    }

    private List<String> command() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", work + System.getProperty("path.separator") + CLASS_PATH));
        command.add("org.openjdk.jcstress.Main");
        command.addAll(SAMPLES);
        // one JVM configuration, all actors compiled alike, no pinning to processors
        command.addAll(List.of("-jvmArgs", "-Xmx256m", "-sc", "false", "-af", "NONE"));
        command.addAll(List.of("-iters", "1", "-r", work.resolve("report").toString()));
        return command;
    }
}
