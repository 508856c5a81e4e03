package dev.patterns.examples.behaviour;

import java.util.List;

/**
 * The cases of one source file.
 *
 * @param file the class that holds their scenarios
 */
public record Family<T extends Trial>(Class<?> file, List<Case<T>> cases) {

    private static final String SOURCES = "patterns-examples/src/main/java/";

    /** The source file, from the root of the repository. */
    public String path() {
        return SOURCES + file.getName().replace('.', '/') + ".java";
    }
}
