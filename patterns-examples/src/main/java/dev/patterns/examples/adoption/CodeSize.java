package dev.patterns.examples.adoption;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExportsTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The size of Java sources.
 *
 * @param lines that are neither blank nor only comment
 * @param publicTypes public top-level types; where a module exports some packages only, the types of those
 */
public record CodeSize(int lines, int publicTypes) {

    static final CodeSize NONE = new CodeSize(0, 0);

    /** @param sources of one jar or module: text by path, as {@code dev/patterns/Policy.java} */
    static CodeSize of(Map<String, String> sources) throws IOException {
        var lines = sources.values().stream().mapToInt(CodeLines::count).sum();
        return new CodeSize(lines, publicTypes(sources));
    }

    CodeSize plus(CodeSize more) {
        return new CodeSize(lines + more.lines, publicTypes + more.publicTypes);
    }

    private static int publicTypes(Map<String, String> sources) throws IOException {
        List<JavaFileObject> files =
                sources.entrySet().stream().map(CodeSize::file).toList();
        if (files.isEmpty()) {
            return 0;
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        var options = List.of("-proc:none");
        var task = (JavacTask) compiler.getTask(null, null, problem -> {}, options, null, files);
        var units = StreamSupport.stream(task.parse().spliterator(), false).toList();
        var exported = exported(units);
        return (int) units.stream()
                .filter(unit -> exported.isEmpty() || exported.contains(packageOf(unit)))
                .flatMap(unit -> unit.getTypeDecls().stream())
                .filter(type -> type instanceof ClassTree declared
                        && declared.getModifiers().getFlags().contains(Modifier.PUBLIC))
                .count();
    }

    /** Empty if there is no module declaration: then every package can be used. */
    private static Set<String> exported(List<? extends CompilationUnitTree> units) {
        return units.stream()
                .filter(unit -> unit.getModule() != null)
                .flatMap(unit -> unit.getModule().getDirectives().stream())
                .filter(ExportsTree.class::isInstance)
                .map(directive -> (ExportsTree) directive)
                .filter(exports -> exports.getModuleNames() == null)
                .map(exports -> exports.getPackageName().toString())
                .collect(Collectors.toSet());
    }

    private static String packageOf(CompilationUnitTree unit) {
        return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    }

    private static JavaFileObject file(Map.Entry<String, String> source) {
        return new SimpleJavaFileObject(URI.create("string:///" + source.getKey()), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source.getValue();
            }
        };
    }
}
