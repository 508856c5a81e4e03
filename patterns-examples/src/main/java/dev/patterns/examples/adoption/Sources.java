package dev.patterns.examples.adoption;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;

/** Reads Java sources: the text of each file by its path. */
final class Sources {

    private Sources() {}

    static Map<String, String> inJar(Path jar) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream().toList()) {
                if (isJava(entry.getName())) {
                    try (var in = zip.getInputStream(entry)) {
                        texts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return texts;
    }

    /** Files of several folders: hand-written and generated sources of one module. */
    static Map<String, String> inFolders(Path... folders) throws IOException {
        var texts = new TreeMap<String, String>();
        for (var folder : folders) {
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var name = folder.relativize(file).toString().replace('\\', '/');
                    if (isJava(name)) {
                        texts.put(name, Files.readString(file));
                    }
                }
            }
        }
        return texts;
    }

    /** Multi-release copies under META-INF are variants of files that are counted already. */
    private static boolean isJava(String name) {
        return name.endsWith(".java") && !name.startsWith("META-INF/");
    }
}
