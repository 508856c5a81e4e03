import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Checks comments and documents: personal pronouns at most once in 1,000 words, no line wider than 120 columns, and
 * every relative link in Markdown leads to an existing file, and to a heading or a line of it. Reads all Java and
 * Markdown files under the working directory, without generated ones.
 */
public final class CheckProse {

    private static final int MAX_WIDTH = 120;
    private static final double MAX_PRONOUNS_IN_1000 = 1;
    private static final Set<String> SKIPPED = Set.of("target", "generated", "node_modules");

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{N}'\u2019]*");
    private static final Pattern PRONOUN = Pattern.compile(
            "\\b(who|whoever|nobody|somebody|anybody|everybody|he|him|his)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINK = Pattern.compile("\\]\\(\\s*<?([^)\\s>]+)>?[^)]*\\)");
    private static final Pattern LINK_OR_URL = Pattern.compile("\\]\\([^)]*\\)|https?://\\S+");
    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*?)\\s*#*");
    private static final Pattern EXTERNAL = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*|//.*");

    private final Path root;
    private final List<String> problems = new ArrayList<>();
    private final List<String> pronouns = new ArrayList<>();
    private final Map<Path, Set<String>> anchors = new HashMap<>();
    private long words;

    private CheckProse(Path root) {
        this.root = root;
    }

    public static void main(String[] args) throws IOException {
        var check = new CheckProse(Path.of("").toAbsolutePath());
        for (var file : check.files()) {
            if (file.toString().endsWith(".java")) {
                check.checkJava(file);
            } else {
                check.checkMarkdown(file);
            }
        }
        System.exit(check.report() ? 0 : 1);
    }

    /** Sorted by path. Hidden folders are skipped, except the one of this program. */
    private Set<Path> files() throws IOException {
        var found = new TreeSet<Path>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var name = folder.getFileName().toString();
                boolean isHidden = name.startsWith(".") && !name.equals(".ci");
                return !folder.equals(root) && (isHidden || SKIPPED.contains(name))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java") || file.toString().endsWith(".md")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private void checkJava(Path file) throws IOException {
        var text = Files.readString(file);
        countWords(file, commentsOf(text));
        var lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            checkWidth(file, i, lines.get(i));
        }
    }

    private void checkMarkdown(Path file) throws IOException {
        var prose = new StringBuilder();
        var code = new StringBuilder();
        var lines = Files.readString(file).lines().toList();
        boolean isCode = false;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            boolean isFence = line.strip().startsWith("```");
            isCode ^= isFence;
            // both have the file's line numbers
            prose.append(isCode || isFence ? "" : line).append('\n');
            code.append(isCode && !isFence ? line : "").append('\n');
            if (isCode || !mayBeWide(line)) {
                checkWidth(file, i, line);
            }
            if (!isCode && !line.startsWith("    ")) {
                checkLinks(file, i, line);
            }
        }
        countWords(file, prose.toString());
        countWords(file, commentsOf(code.toString()));
    }

    /** True for rows of tables, and for lines that are too wide only because of one link or URL. */
    private static boolean mayBeWide(String line) {
        var links = LINK_OR_URL.matcher(line);
        return line.strip().startsWith("|")
                || links.results().count() == 1 && width(links.replaceAll("")) <= MAX_WIDTH;
    }

    private void checkWidth(Path file, int index, String line) {
        if (width(line) > MAX_WIDTH) {
            problem(file, index, "is " + width(line) + " columns wide, more than " + MAX_WIDTH);
        }
    }

    private static int width(String line) {
        return line.codePointCount(0, line.length());
    }

    private void countWords(Path file, String text) {
        var lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            words += WORD.matcher(lines.get(i)).results().count();
            var found = PRONOUN.matcher(lines.get(i));
            while (found.find()) {
                pronouns.add(at(file, i) + found.group());
            }
        }
    }

    /** The comments of a Java text. All line breaks stay, so that the lines keep their numbers. */
    private static String commentsOf(String java) {
        var comments = new StringBuilder();
        int i = 0;
        while (i < java.length()) {
            int end;
            boolean isComment = java.startsWith("//", i) || java.startsWith("/*", i);
            if (java.startsWith("//", i)) {
                end = endOf(java, i, "\n");
            } else if (java.startsWith("/*", i)) {
                end = endOf(java, i + 2, "*/");
            } else if (java.startsWith("\"\"\"", i)) {
                end = endOfLiteral(java, i + 3, "\"\"\"");
            } else if (java.charAt(i) == '"' || java.charAt(i) == '\'') {
                end = endOfLiteral(java, i + 1, java.substring(i, i + 1));
            } else {
                end = i + 1;
            }
            var part = java.substring(i, end);
            comments.append(isComment ? part : part.replaceAll("[^\n]", ""));
            i = end;
        }
        return comments.toString();
    }

    private static int endOf(String text, int from, String terminator) {
        int end = text.indexOf(terminator, from);
        return end < 0 ? text.length() : end + terminator.length();
    }

    private static int endOfLiteral(String text, int from, String terminator) {
        for (int i = from; i < text.length(); i++) {
            if (text.startsWith(terminator, i)) {
                return i + terminator.length();
            }
            if (text.charAt(i) == '\\') {
                i++;
            }
        }
        return text.length();
    }

    private void checkLinks(Path file, int index, String line) {
        var links = LINK.matcher(line.replaceAll("`[^`]*`", "code"));
        while (links.find()) {
            var link = links.group(1);
            if (EXTERNAL.matcher(link).matches()) {
                continue;
            }
            int hash = link.indexOf('#');
            var path = hash < 0 ? link : link.substring(0, hash);
            var target = path.isEmpty() ? file : file.resolveSibling(path).normalize();
            if (!Files.exists(target)) {
                problem(file, index, "links to " + link + ", which does not exist");
            } else if (hash >= 0 && !anchorsOf(target).contains(link.substring(hash + 1))) {
                problem(file, index, "links to " + link + ", which has no such heading or line");
            }
        }
    }

    private Set<String> anchorsOf(Path file) {
        return anchors.computeIfAbsent(file, page -> {
            var found = new HashSet<String>();
            try {
                if (!page.toString().endsWith(".md")) {
                    return linesOf(page);
                }
                boolean isCode = false;
                for (var line : Files.readAllLines(page)) {
                    isCode ^= line.strip().startsWith("```");
                    var heading = HEADING.matcher(line);
                    if (!isCode && heading.matches()) {
                        addAnchor(heading.group(1), found);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return found;
        });
    }

    /** Line 12 of a source file has the anchor #L12. A folder has none. */
    private static Set<String> linesOf(Path file) throws IOException {
        return Files.isRegularFile(file)
                ? IntStream.rangeClosed(1, Files.readAllLines(file).size())
                        .mapToObj(line -> "L" + line)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    /** As GitHub names them: "Quick start" has the anchor #quick-start, and a second one has #quick-start-1. */
    private static void addAnchor(String heading, Set<String> anchors) {
        var text = heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1");
        var anchor = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M}_ -]", "")
                .replace(' ', '-');
        var unique = anchor;
        for (int i = 1; !anchors.add(unique); i++) {
            unique = anchor + "-" + i;
        }
    }

    private void problem(Path file, int index, String what) {
        problems.add(at(file, index) + what);
    }

    private String at(Path file, int index) {
        return root.relativize(file) + ":" + (index + 1) + ": ";
    }

    private boolean report() {
        pronouns.forEach(System.out::println);
        double rate = words == 0 ? 0 : 1_000.0 * pronouns.size() / words;
        System.out.printf(
                Locale.ROOT,
                "%d personal pronouns in %d words of comments and documents: %.2f in 1,000, at most %.0f%n",
                pronouns.size(),
                words,
                rate,
                MAX_PRONOUNS_IN_1000);
        problems.forEach(System.out::println);
        System.out.println(problems.size() + " lines that are too wide or have a broken link");
        return rate <= MAX_PRONOUNS_IN_1000 && problems.isEmpty();
    }
}
