package dev.patterns;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.h2.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** The library as a module: what a module that uses it needs, and what it can see. */
class ModuleTest {

    private static final String DESCRIPTOR = """
            module shop {
                requires dev.patterns;
                requires java.sql;
            }
            """;

    private static final String PROGRAM = """
            package shop;

            import dev.patterns.pool.ConnectionPool;

            public class Shop {
                public static void main(String[] args) throws Exception {
                    try (var pool = ConnectionPool.builder("shop").url("jdbc:h2:mem:shop").size(2).build();
                            var connection = pool.getConnection();
                            var statement = connection.createStatement()) {
                        statement.execute("create table item (price int)");
                        statement.execute("insert into item values (42)");
                        try (var items = statement.executeQuery("select price from item")) {
                            items.next();
                            System.out.println(pool.getClass().getModule() + " read " + items.getInt(1));
                        }
                    }
                }
            }
            """;

    @TempDir
    private Path folder;

    /** Without Micrometer and JSpecify. H2 is an automatic module that nothing requires: its driver is a service. */
    @Test
    void aModuleThatUsesThePoolNeedsSlf4jAndItsDriverAlone() throws Exception {
        var modulePath = pathOf(Policy.class, Logger.class, Driver.class);

        assertThat(compile(modulePath)).isEmpty();
        assertThat(run(modulePath)).contains("module dev.patterns read 42");
    }

    /** {@code javac -Xlint:exports} checks it too, but wants JSpecify and Micrometer on each user's module path. */
    @Test
    void exportedTypesHaveNoTypeOfAnUnexportedPackageInTheirSignatures() {
        classes()
                .that()
                .arePublic()
                .and()
                .resideInAnyPackage(exportedPackages().toArray(String[]::new))
                .should(haveOnlyExportedTypesInTheirSignatures())
                .check(mainClasses());
    }

    /** Errors and warnings. */
    private List<String> compile(String modulePath) throws IOException {
        var sources = List.of(
                Files.writeString(folder.resolve("module-info.java"), DESCRIPTOR),
                Files.writeString(Files.createDirectory(folder.resolve("shop")).resolve("Shop.java"), PROGRAM));
        var compiler = ToolProvider.getSystemJavaCompiler();
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        try (var files = compiler.getStandardFileManager(diagnostics, null, null)) {
            var options = List.of("--module-path", modulePath, "-proc:none", "-d", folder.toString());
            compiler.getTask(null, files, diagnostics, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
        }
        return diagnostics.getDiagnostics().stream().map(Object::toString).toList();
    }

    /** Everything that the program prints. */
    private String run(String modulePath) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var output = folder.resolve("output.txt");
        var process = new ProcessBuilder(
                        java, "--module-path", folder + File.pathSeparator + modulePath, "--module", "shop/shop.Shop")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }

    private static String pathOf(Class<?>... types) {
        return Stream.of(types).map(type -> homeOf(type).toString()).collect(joining(File.pathSeparator));
    }

    private static Path homeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> exportedPackages() {
        var module = ModuleFinder.of(homeOf(Policy.class)).find("dev.patterns").orElseThrow();
        return module.descriptor().exports().stream()
                .map(ModuleDescriptor.Exports::source)
                .collect(toSet());
    }

    private static JavaClasses mainClasses() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.patterns");
    }

    private static ArchCondition<JavaClass> haveOnlyExportedTypesInTheirSignatures() {
        var exported = exportedPackages();
        return new ArchCondition<>("have only exported types in their signatures") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var supertypes = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
                var members =
                        type.getMembers().stream().filter(ModuleTest::isVisible).flatMap(ModuleTest::signatureOf);
                Stream.concat(supertypes, members)
                        .flatMap(part -> part.getAllInvolvedRawTypes().stream())
                        .filter(part -> part.getPackageName().startsWith("dev.patterns"))
                        .filter(part -> !exported.contains(part.getPackageName()))
                        .forEach(part -> events.add(
                                SimpleConditionEvent.violated(type, type.getName() + " shows " + part.getName())));
            }
        };
    }

    private static boolean isVisible(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaType> signatureOf(JavaMember member) {
        if (member instanceof JavaField field) {
            return Stream.of(field.getType());
        }
        var code = (JavaCodeUnit) member;
        return Stream.of(
                        Stream.of(code.getReturnType()),
                        code.getParameterTypes().stream(),
                        code.getExceptionTypes().stream())
                .flatMap(types -> types);
    }
}
