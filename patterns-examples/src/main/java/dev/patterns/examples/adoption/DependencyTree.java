package dev.patterns.examples.adoption;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What {@code mvn dependency:tree -Dverbose} prints: which artifact brings which. An artifact that comes by two ways
 * has its own dependencies under one of them only, so that they are looked up by name.
 */
final class DependencyTree {

    private static final Pattern NODE = Pattern.compile(
            "([|+\\\\ -]+)\\(?([\\w.-]+:[\\w.-]+):jar:(?:[\\w.-]+:)?([\\w.-]+):(?:compile|runtime|provided)\\b.*");
    private static final int INDENT = 3;

    private final Map<String, List<String>> children = new LinkedHashMap<>();
    private final Map<String, String> versions = new LinkedHashMap<>();

    static DependencyTree parse(String text) {
        var tree = new DependencyTree();
        var path = new ArrayList<String>();
        for (var line : text.lines().toList()) {
            var node = NODE.matcher(line);
            if (node.matches()) {
                int depth = node.group(1).length() / INDENT - 1; // the project itself is no node
                path.subList(Math.min(depth, path.size()), path.size()).clear();
                var name = node.group(2);
                if (!path.isEmpty()) {
                    tree.children
                            .computeIfAbsent(path.get(path.size() - 1), parent -> new ArrayList<>())
                            .add(name);
                }
                path.add(name);
                if (line.contains("omitted for")) {
                    tree.versions.putIfAbsent(name, node.group(3));
                } else {
                    tree.versions.put(name, node.group(3));
                }
            }
        }
        return tree;
    }

    /** The version by group and artifact, of these artifacts and of all that they bring. */
    SortedMap<String, String> closure(Collection<String> artifacts) {
        var closure = new TreeMap<String, String>();
        var open = new ArrayDeque<>(artifacts);
        while (!open.isEmpty()) {
            var name = open.remove();
            var version = versions.get(name);
            if (version == null) {
                throw new IllegalArgumentException("not in the dependency tree: " + name);
            }
            if (closure.put(name, version) == null) {
                open.addAll(children.getOrDefault(name, List.of()));
            }
        }
        return closure;
    }
}
