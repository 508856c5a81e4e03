package dev.patterns;

import static java.lang.reflect.Modifier.isProtected;
import static java.lang.reflect.Modifier.isPublic;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares the public API with {@code api.txt}, so that a change of it shows in a diff. {@code mvn test -pl
 * patterns-core -Dtest=ApiListingTest -Dapi.write} writes the file.
 */
class ApiListingTest {

    private static final Path FILE = Path.of("api.txt");

    @Test
    void theListingIsWhatTheCodeOffers() throws IOException {
        var listing = listing();
        if (System.getProperty("api.write") != null) {
            Files.writeString(FILE, listing);
        }
        assertThat(Files.readString(FILE))
                .as("api.txt; if the API is meant to change, write it anew: the comment above says how")
                .isEqualTo(listing);
    }

    private static String listing() throws IOException {
        var exported = exportedPackages();
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.patterns").stream()
                        .filter(type -> exported.contains(type.getPackageName()))
                        .map(JavaClass::reflect)
                        .filter(ApiListingTest::isVisible)
                        .sorted(Comparator.comparing(Class::getName))
                        .map(ApiListingTest::describe)
                        .collect(joining("\n"));
    }

    private static Set<String> exportedPackages() throws IOException {
        try (var file = Files.newInputStream(Path.of("target", "classes", "module-info.class"))) {
            var packages = new TreeSet<String>();
            ModuleDescriptor.read(file).exports().forEach(exports -> packages.add(exports.source()));
            return packages;
        }
    }

    /** Whether users of the library can name it: it and all types around it are public, or protected. */
    private static boolean isVisible(Class<?> type) {
        boolean visible = isPublic(type.getModifiers()) || isProtected(type.getModifiers());
        return visible && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
    }

    private static String describe(Class<?> type) {
        var lines = new ArrayList<String>();
        lines.add(
                (type.isSealed() ? "sealed " : "") + type.toGenericString().replace("sealed ", "") + supertypes(type));
        Stream.of(type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
                .flatMap(Arrays::stream)
                .filter(ApiListingTest::isVisible)
                .map(ApiListingTest::describe)
                .sorted()
                .forEach(lines::add);
        return String.join("\n", lines) + "\n";
    }

    /** Without the packages of the types that it names. */
    private static String shorten(String signature) {
        return signature.replaceAll("\\b(\\p{Lower}\\w*\\.)+(?=\\p{Upper})", "").replace('$', '.');
    }

    private static String supertypes(Class<?> type) {
        var all = new ArrayList<String>();
        if (type.getGenericSuperclass() != null && type.getGenericSuperclass() != Object.class) {
            all.add(type.getGenericSuperclass().getTypeName());
        }
        List.of(type.getGenericInterfaces()).forEach(each -> all.add(each.getTypeName()));
        return all.isEmpty() ? "" : " : " + shorten(String.join(", ", all));
    }

    private static boolean isVisible(Member member) {
        return !member.isSynthetic() && (isPublic(member.getModifiers()) || isProtected(member.getModifiers()));
    }

    private static String describe(Member member) {
        var whole = member instanceof Executable executable
                ? executable.toGenericString()
                : ((Field) member).toGenericString();
        return "    "
                + shorten(whole)
                        .replaceAll(shorten(member.getDeclaringClass().getName()) + "\\.(?=\\w)", "")
                        .replace("synchronized ", "");
    }
}
