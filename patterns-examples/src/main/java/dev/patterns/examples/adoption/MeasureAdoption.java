package dev.patterns.examples.adoption;

import dev.patterns.examples.adoption.Adoption.Cost;
import dev.patterns.examples.adoption.Adoption.Part;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures what each contender costs and writes {@code adoption.json} and the table of the docs. Run by the Maven
 * profile {@code adoption}, which has written before:
 *
 * <pre>
 *   tree.txt        which artifact brings which
 *   classpath.txt   the jars
 *   sources/        the libraries' sources jars
 * </pre>
 */
public final class MeasureAdoption {

    private final Path root;
    private final Path inputs;
    private final DependencyTree tree;
    private final Map<String, Path> jars;

    private MeasureAdoption(Path root, Path inputs) throws IOException {
        this.root = root;
        this.inputs = inputs;
        this.tree = DependencyTree.parse(Files.readString(inputs.resolve("tree.txt")));
        this.jars = Stream.of(Files.readString(inputs.resolve("classpath.txt"))
                        .strip()
                        .split(File.pathSeparator))
                .map(Path::of)
                .collect(Collectors.toMap(jar -> jar.getFileName().toString(), jar -> jar, (one, other) -> one));
    }

    /** The arguments: the repository's root, and the folder with what Maven has written. */
    public static void main(String[] args) throws IOException {
        var root = Path.of(args[0]);
        new MeasureAdoption(root, Path.of(args[1])).adoption().write(AdoptionDocs.json(root));
        AdoptionDocs.write(root);
    }

    private Adoption adoption() throws IOException {
        var costs = new ArrayList<Cost>();
        for (var contender : Contender.ALL) {
            costs.add(cost(contender));
        }
        return new Adoption(costs);
    }

    private Cost cost(Contender contender) throws IOException {
        var code = CodeSize.NONE;
        var all = new TreeMap<String, String>();
        for (var artifact : contender.code()) {
            var sources = contender.isOurs() ? ours(root) : Sources.inJar(sources(artifact));
            code = code.plus(CodeSize.of(sources));
            all.putAll(sources);
        }
        var parts = new ArrayList<Part>();
        for (var part : contender.parts()) {
            parts.add(new Part(part.name(), part(all, part.path())));
        }
        var meters = contender.meters() == null ? null : contender.meters().get();
        var version = contender.isOurs() ? "" : version(contender.artifacts().get(0));
        return new Cost(contender.name(), version, code, parts, jars(contender), meters);
    }

    static Map<String, String> ours(Path root) throws IOException {
        var module = root.resolve("patterns-core/src");
        return Sources.inFolders(module.resolve("main/java"), module.resolve("generated/java"));
    }

    /** With the module declaration, so that packages that are not exported have no public types. */
    private static CodeSize part(Map<String, String> sources, String path) throws IOException {
        var module = sources.get("module-info.java");
        var part = new TreeMap<String, String>();
        sources.forEach((name, text) -> {
            if (name.startsWith(path)) {
                part.put(name, text);
            }
        });
        var lines = CodeSize.of(part).lines();
        if (module != null) {
            part.put("module-info.java", module);
        }
        return new CodeSize(lines, CodeSize.of(part).publicTypes());
    }

    private TreeMap<String, Long> jars(Contender contender) throws IOException {
        var sizes = new TreeMap<String, Long>();
        for (var artifact : tree.closure(contender.artifacts()).entrySet()) {
            var file = fileName(artifact.getKey(), artifact.getValue(), "");
            var jar = jars.get(file);
            if (jar == null) {
                throw new IllegalStateException("not on the class path: " + file);
            }
            sizes.put(file, Files.size(jar));
        }
        return sizes;
    }

    private Path sources(String artifact) {
        return inputs.resolve("sources").resolve(fileName(artifact, version(artifact), "-sources"));
    }

    private String version(String artifact) {
        return tree.closure(List.of(artifact)).getOrDefault(artifact, "");
    }

    private static String fileName(String artifact, String version, String suffix) {
        return artifact.substring(artifact.indexOf(':') + 1) + "-" + version + suffix + ".jar";
    }
}
