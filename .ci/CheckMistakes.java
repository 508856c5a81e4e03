import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Makes the mistakes of {@code patterns-core/src/mistakes} one by one, and checks that the tests catch each of them.
 *
 * <pre>
 *   java .ci/CheckMistakes.java                 each mistake, with the test that its patch names
 *   java .ci/CheckMistakes.java --only B06      those whose names begin so
 *   java .ci/CheckMistakes.java --all           with all tests in place of the named one
 *   java .ci/CheckMistakes.java --write-docs    writes the table in docs/proof.md
 * </pre>
 *
 * <p>A patch applies to the sources as they are. Its files are compiled into a folder of their own, which comes first
 * in the class path of a JVM that runs the test. A patch that no longer applies, a test that doesn't exist, and a test
 * that fails without any mistake are errors.
 */
public final class CheckMistakes {

    private static final Path CORE = Path.of("patterns-core");
    private static final Path MISTAKES = CORE.resolve("src/mistakes");
    private static final Path DOCS = Path.of("docs/proof.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)(<!-- mistakes -->\n).*?(<!-- end -->)");
    private static final Pattern FIELD = Pattern.compile("(Trap|Caught by): (.*)");
    private static final int AT_THE_SAME_TIME = 2;
    private static final long LIMIT_SECONDS_OF_ONE = 300;
    private static final long LIMIT_SECONDS_OF_MANY = 900;

    private final Path work;
    private final String classPath;
    private final boolean allTests;

    private CheckMistakes(Path work, String classPath, boolean allTests) {
        this.work = work;
        this.classPath = classPath;
        this.allTests = allTests;
    }

    public static void main(String[] args) throws Exception {
        var options = List.of(args);
        int only = options.indexOf("--only");
        var prefix = only < 0 ? "" : options.get(only + 1);
        var mistakes = Mistake.readAll(prefix);
        var docs = withTable(Files.readString(DOCS), Mistake.readAll(""));
        if (options.contains("--write-docs")) {
            Files.writeString(DOCS, docs);
            return;
        }
        var work = Files.createTempDirectory("mistakes");
        try {
            var check = new CheckMistakes(work, classPath(work), options.contains("--all"));
            boolean good = check.run(mistakes);
            if (!docs.equals(Files.readString(DOCS))) {
                System.out.println(DOCS + " does not have the table that --write-docs writes");
                good = false;
            }
            if (!good) {
                System.exit(1);
            }
        } finally {
            deleteAll(work);
        }
    }

    /** Compiles core and its tests with Maven, and returns their class path. */
    private static String classPath(Path work) throws Exception {
        var file = work.resolve("classpath.txt");
        var maven = new ProcessBuilder("mvn", "-q", "-B", "-ntp", "-pl", CORE.toString(), "test-compile");
        maven.command().addAll(List.of("dependency:build-classpath", "-Dmdep.includeScope=test"));
        maven.command().add("-Dmdep.outputFile=" + file.toAbsolutePath());
        if (maven.inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("patterns-core can't be compiled");
        }
        var runner = Files.createDirectory(work.resolve("runner"));
        var libraries = Files.readString(file).strip();
        compile(runner, libraries, List.of(MISTAKES.resolve("RunTests.java")));
        var target = CORE.resolve("target").toAbsolutePath();
        return String.join(
                File.pathSeparator,
                runner.toString(),
                target.resolve("test-classes").toString(),
                target.resolve("classes").toString(),
                libraries);
    }

    private static void compile(Path to, String classPath, List<Path> sources) {
        var command = new ArrayList<>(List.of("-nowarn", "-proc:none", "-implicit:none", "--release", "17"));
        command.addAll(List.of("-d", to.toString(), "-cp", classPath));
        sources.forEach(source -> command.add(source.toString()));
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("javac fails on " + sources);
        }
    }

    private boolean run(List<Mistake> mistakes) throws Exception {
        long from = System.nanoTime();
        var threads = Executors.newFixedThreadPool(AT_THE_SAME_TIME);
        try {
            var sound = threads.submit(() -> isSound(mistakes));
            var caught = new ArrayList<Future<Boolean>>();
            for (var mistake : mistakes) {
                caught.add(threads.submit(() -> isCaught(mistake)));
            }
            boolean good = sound.get();
            int number = 0;
            for (var one : caught) {
                number += one.get() ? 1 : 0;
            }
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - from);
            System.out.printf("The tests catch %d of %d mistakes (%d s)%n", number, mistakes.size(), seconds);
            return good && number == mistakes.size() && number > 0;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Whether the tests pass without a mistake. */
    private boolean isSound(List<Mistake> mistakes) throws Exception {
        var tests = allTests ? Stream.of("all") : mistakes.stream().map(Mistake::test).distinct();
        var end = runTests("none", "", tests.toList());
        System.out.println("no mistake    " + (end.status() == 0 ? "all pass" : "FAILS: " + end.text()) + end.time());
        return end.status() == 0;
    }

    private boolean isCaught(Mistake mistake) throws Exception {
        String text;
        boolean caught = false;
        try {
            var classes = Files.createDirectory(work.resolve(mistake.name()));
            compile(classes, classPath, mistake.apply(work.resolve(mistake.name() + "-sources")));
            var test = allTests ? "all" : mistake.test();
            var end = runTests(mistake.name(), classes + File.pathSeparator, List.of(test));
            caught = end.status() == Run.FAILED || end.status() == Run.OVER_TIME;
            text = (caught ? "caught by " : "SURVIVED " + mistake.test() + " ") + end.text() + end.time();
        } catch (IllegalStateException problem) {
            text = "ERROR: " + problem.getMessage();
        }
        System.out.printf("%-5s %-45s %s%n", mistake.id(), mistake.words(), text);
        return caught;
    }

    /** How a JVM with tests ended. The text names the test that failed, or says what is wrong. */
    private record Run(int status, String text, long nanos) {

        static final int FAILED = 1; // the numbers of RunTests
        static final int OVER_TIME = -1;

        String time() {
            return String.format(" (%.1f s)", nanos / 1e9);
        }
    }

    private Run runTests(String name, String classes, List<String> tests) throws Exception {
        long from = System.nanoTime();
        var log = work.resolve(name + ".log").toFile();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(List.of("-cp", classes + classPath, "RunTests"));
        command.addAll(tests);
        var jvm = new ProcessBuilder(command)
                .directory(CORE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        long limit = classes.isEmpty() || allTests ? LIMIT_SECONDS_OF_MANY : LIMIT_SECONDS_OF_ONE;
        if (!jvm.waitFor(limit, TimeUnit.SECONDS)) {
            jvm.destroyForcibly().waitFor();
            return new Run(Run.OVER_TIME, "the time limit of " + limit + " s", System.nanoTime() - from);
        }
        var lines = Files.readAllLines(log.toPath());
        return new Run(jvm.exitValue(), lines.get(lines.size() - 1), System.nanoTime() - from);
    }

    private static String withTable(String page, List<Mistake> mistakes) {
        var table = mistakes.stream().map(Mistake::row).collect(Collectors.joining());
        var text = mistakes.size() + " mistakes, and the test that catches each of them:\n\n"
                + "| mistake | test |\n| --- | --- |\n" + table;
        return BLOCK.matcher(page).replaceFirst(match -> match.group(1) + text + match.group(2));
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    /**
     * A patch: what the mistake is, the test that catches it, and a unified diff.
     *
     * @param trap its number in the tables of the patterns' pages; empty if it is in none
     */
    private record Mistake(String name, String text, String trap, String test, List<String> diff) {

        static List<Mistake> readAll(String prefix) throws IOException {
            try (var files = Files.list(MISTAKES)) {
                var found = new ArrayList<Mistake>();
                for (var file : files.filter(file -> file.toString().endsWith(".patch")).sorted().toList()) {
                    if (file.getFileName().toString().startsWith(prefix)) {
                        found.add(read(file));
                    }
                }
                return found;
            }
        }

        private static Mistake read(Path file) throws IOException {
            var lines = Files.readAllLines(file);
            int diff = 0;
            var text = new StringBuilder();
            var fields = new HashMap<>(Map.of("Trap", ""));
            for (; !lines.get(diff).startsWith("diff "); diff++) {
                var field = FIELD.matcher(lines.get(diff));
                if (field.matches()) {
                    fields.put(field.group(1), field.group(2));
                } else {
                    text.append(lines.get(diff)).append(' ');
                }
            }
            var name = file.getFileName().toString().replace(".patch", "");
            var test = fields.get("Caught by");
            var patch = lines.subList(diff, lines.size());
            return new Mistake(name, text.toString().strip(), fields.get("Trap"), test, patch);
        }

        String id() {
            return name.substring(0, name.indexOf('-'));
        }

        String words() {
            return name.substring(name.indexOf('-') + 1).replace('-', ' ');
        }

        /** Writes the patched sources into the folder. */
        List<Path> apply(Path folder) throws IOException {
            var patched = new LinkedHashMap<Path, List<String>>();
            List<String> file = List.of();
            for (int i = 0; i < diff.size(); i++) {
                var line = diff.get(i);
                if (line.startsWith("+++ b/")) {
                    var path = Path.of(line.substring("+++ b/".length()));
                    file = new ArrayList<>(Files.readAllLines(path));
                    patched.put(path, file);
                } else if (line.startsWith("@@")) {
                    int end = i + 1;
                    while (end < diff.size() && !diff.get(end).startsWith("@@") && !diff.get(end).startsWith("diff ")) {
                        end++;
                    }
                    replace(file, Integer.parseInt(line.split("[-,]")[1]) - 1, diff.subList(i + 1, end));
                    i = end - 1;
                }
            }
            var sources = new ArrayList<Path>();
            for (var entry : patched.entrySet()) {
                var source = folder.resolve(entry.getKey());
                Files.createDirectories(source.getParent());
                sources.add(Files.write(source, entry.getValue()));
            }
            return sources;
        }

        /** Applies a hunk where its lines are, nearest to where they were. */
        private static void replace(List<String> file, int expected, List<String> hunk) {
            var before = side(hunk, '-');
            int at = IntStream.rangeClosed(0, file.size() - before.size())
                    .filter(i -> file.subList(i, i + before.size()).equals(before))
                    .boxed()
                    .min(Comparator.comparingInt(i -> Math.abs(i - expected)))
                    .orElseThrow(() -> new IllegalStateException(
                            "the patch no longer applies: these lines are not there\n" + String.join("\n", before)));
            file.subList(at, at + before.size()).clear();
            file.addAll(at, side(hunk, '+'));
        }

        private static List<String> side(List<String> hunk, char sign) {
            return hunk.stream()
                    .filter(line -> line.charAt(0) == ' ' || line.charAt(0) == sign)
                    .map(line -> line.substring(1))
                    .toList();
        }

        /** Of the table in the document. */
        String row() {
            var type = test.replaceFirst("#.*", "");
            var link = "../" + CORE + "/src/test/java/" + type.replace('.', '/') + ".java";
            var testName = test.substring(type.lastIndexOf('.') + 1).replace("#", ": ");
            return "| [" + id() + "](../" + MISTAKES + "/" + name + ".patch) " + text
                    + " | [" + testName + "](" + link + ") |\n";
        }
    }
}
