package dev.patterns;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which packages may depend on which, what is exported, and where the clock may be read. */
class ArchitectureTest {

    private static final String KERNEL = "dev.patterns";
    private static final String SIMULATION = "dev.patterns.simulation";
    private static final String METRICS = "dev.patterns.metrics";
    private static final String INTERNAL = "dev.patterns.internal";
    private static final String[] LIBRARIES = {"java..", "javax..", "org.slf4j..", "org.jspecify.."};

    /** Few enough that a user of the library can know them all. */
    private static final int MAX_PUBLIC_TYPES = 59;

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(KERNEL);
    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages(KERNEL);

    @Test
    void packagesHaveNoCyclicDependencies() {
        check(slices().matching("dev.patterns.(**)").should().beFreeOfCycles(), MAIN);
    }

    /** So a native image needs no configuration for it. The simulator looks for virtual threads, and does without. */
    @Test
    void thePatternsUseNoReflection() {
        var patterns = noClasses().that().resideOutsideOfPackage(SIMULATION);
        check(patterns.should().dependOnClassesThat(resideInAnyPackage("java.lang.reflect..")), MAIN);
        check(
                patterns.should().callMethodWhere(describe("look for a class or a member", ArchitectureTest::looksUp)),
                MAIN);
    }

    private static boolean looksUp(JavaAccess<?> access) {
        return access.getTargetOwner().isEquivalentTo(Class.class)
                && Set.of(
                                "forName",
                                "getMethod",
                                "getDeclaredMethod",
                                "getConstructor",
                                "getDeclaredConstructor",
                                "getResource")
                        .contains(access.getTarget().getName());
    }

    @Test
    void theKernelDependsOnNoPattern() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(KERNEL)
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(KERNEL + ".*..")
                                .and(not(resideInAnyPackage(INTERNAL)))
                                .as("are part of a pattern")),
                MAIN);
    }

    @Test
    void internalHelpersDependOnNoOtherPackageOfTheLibrary() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(INTERNAL)
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(KERNEL + "..").and(not(resideInAnyPackage(INTERNAL)))),
                MAIN);
    }

    @Test
    void aPatternDependsOnTheKernelAndOnNoOtherPattern() {
        check(classes().that(areInAPattern()).should(dependOnlyOnTheirPatternTheKernelAndLibraries()), MAIN);
    }

    @Test
    void onlyMetricsDependsOnMicrometer() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(METRICS + "..")
                        .should()
                        .dependOnClassesThat(resideInAnyPackage("io.micrometer..")),
                MAIN);
    }

    @Test
    void onlyTheJdkSlf4jJspecifyAndMicrometerAreDependencies() {
        var library = resideInAnyPackage(KERNEL + "..");
        check(
                classes()
                        .should(dependOnly(
                                "depend on the JDK, slf4j, JSpecify and Micrometer only",
                                (origin, target) -> library.test(target)
                                        || resideInAnyPackage(LIBRARIES).test(target)
                                        || resideInAnyPackage("io.micrometer..").test(target))),
                MAIN);
    }

    @Test
    void mainCodeNeitherSleepsNorReadsTheWallClock() {
        check(noClasses().should().accessTargetWhere(isSleep().or(isWallClock())), MAIN);
    }

    @Test
    void onlySystemTimeReadsNanoTime() {
        check(
                noClasses()
                        .that(not(isSystemTime()))
                        .should()
                        .accessTargetWhere(isNanoTime())
                        .because("all other code reads the clock through Time.nanoTime"),
                MAIN);
    }

    @Test
    void onlySystemTimeMakesTimedWaits() {
        check(
                noClasses()
                        .that(not(isSystemTime()))
                        .and()
                        .resideOutsideOfPackage(SIMULATION + "..")
                        .should()
                        .accessTargetWhere(isTimedWait())
                        .because("all other code waits through Time.parkNanos or Time.schedule"),
                MAIN);
    }

    @Test
    void testsDoNotSleep() {
        check(noClasses().should().accessTargetWhere(isSleep()), TESTS);
    }

    @Test
    void onlyStressTestsAndSystemTimeTestsReadTheClock() {
        DescribedPredicate<JavaClass> runInRealTime = describe("run in real time", c -> {
            var name = outermost(c).getSimpleName();
            return name.endsWith("StressTest") || name.startsWith("SystemTime");
        });
        check(
                noClasses()
                        .that(not(runInRealTime))
                        .should()
                        .accessTargetWhere(isWallClock().or(isNanoTime())),
                TESTS);
    }

    @Test
    void exportedPublicTypesAreFew() {
        assertThat(publicTypesIn(exportedPackages())).hasSizeLessThanOrEqualTo(MAX_PUBLIC_TYPES);
    }

    /** Not exported: helpers that several patterns share, and parts of one pattern that have their own package. */
    @Test
    void theModuleExportsTheKernelAndThePatternsButNoInternalPackage() {
        assertThat(exportedPackages())
                .allSatisfy(name -> assertThat(publicTypesIn(Set.of(name))).isNotEmpty())
                .doesNotContain(INTERNAL)
                .contains(KERNEL, SIMULATION, METRICS);
    }

    private static Set<String> publicTypesIn(Set<String> packages) {
        return MAIN.stream()
                .filter(c -> c.isTopLevelClass() && c.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(c -> packages.contains(c.getPackageName()))
                .map(JavaClass::getName)
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> exportedPackages() {
        try {
            var home = Path.of(Policy.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            var module = ModuleFinder.of(home).find(KERNEL).orElseThrow().descriptor();
            return module.exports().stream()
                    .map(ModuleDescriptor.Exports::source)
                    .collect(toCollection(TreeSet::new));
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static void check(ArchRule rule, JavaClasses where) {
        rule.allowEmptyShould(true).check(where);
    }

    private static DescribedPredicate<JavaClass> areInAPattern() {
        return resideInAnyPackage(KERNEL + ".*..")
                .and(not(resideInAnyPackage(SIMULATION + "..", METRICS + "..", INTERNAL)))
                .as("are part of a pattern");
    }

    private static ArchCondition<JavaClass> dependOnlyOnTheirPatternTheKernelAndLibraries() {
        return dependOnly(
                "depend only on their own pattern, the kernel, the JDK, slf4j and JSpecify",
                (origin, target) -> target.getPackageName().equals(KERNEL)
                        || target.getPackageName().equals(INTERNAL)
                        || patternOf(target).equals(patternOf(origin))
                        || resideInAnyPackage(LIBRARIES).test(target));
    }

    /** {@code dev.patterns.pool} for anything in or under it. */
    private static String patternOf(JavaClass c) {
        var name = c.getPackageName();
        if (!name.startsWith(KERNEL + ".")) {
            return "none: " + name;
        }
        var end = name.indexOf('.', KERNEL.length() + 1);
        return end < 0 ? name : name.substring(0, end);
    }

    private static ArchCondition<JavaClass> dependOnly(
            String description, BiPredicate<JavaClass, JavaClass> mayDependOn) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                    var target = dependency.getTargetClass().getBaseComponentType();
                    if (!target.isPrimitive() && !mayDependOn.test(origin, target)) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static DescribedPredicate<JavaClass> isSystemTime() {
        return describe("are the system clock", c -> outermost(c).isEquivalentTo(SystemTime.class));
    }

    private static JavaClass outermost(JavaClass c) {
        return c.getEnclosingClass().map(ArchitectureTest::outermost).orElse(c);
    }

    private static DescribedPredicate<JavaAccess<?>> isSleep() {
        return describe("sleeps", to -> to.getName().equals("sleep") && ownerIsOneOf(to, Thread.class, TimeUnit.class));
    }

    private static DescribedPredicate<JavaAccess<?>> isWallClock() {
        return describe("reads the wall clock", to -> switch (to.getName()) {
            case "currentTimeMillis" -> true;
            case "now" -> to.getTargetOwner().getPackageName().startsWith("java.time");
            case "systemUTC", "systemDefaultZone", "system" -> ownerIsOneOf(to, Clock.class);
            case "<init>" -> ownerIsOneOf(to, Date.class) && parametersOf(to).isEmpty();
            default -> false;
        });
    }

    private static DescribedPredicate<JavaAccess<?>> isNanoTime() {
        return describe(
                "reads System.nanoTime", to -> to.getName().equals("nanoTime") && ownerIsOneOf(to, System.class));
    }

    /**
     * {@code LockSupport}, {@code tryLock(1, SECONDS)}, {@code orTimeout(1, SECONDS)}, {@code wait(1000)} and others.
     */
    private static DescribedPredicate<JavaAccess<?>> isTimedWait() {
        return describe("makes a timed wait", to -> switch (to.getName()) {
            case "wait", "join" -> takes(to, long.class);
            case "awaitNanos", "awaitUntil" -> ownerIsOneOf(to, Condition.class);
            default ->
                ownerIsOneOf(to, LockSupport.class)
                        || to.getTargetOwner().getPackageName().startsWith("java.util.concurrent")
                                && !ownerIsOneOf(to, TimeUnit.class)
                                && takes(to, TimeUnit.class);
        });
    }

    private static boolean ownerIsOneOf(JavaAccess<?> to, Class<?>... types) {
        return Stream.of(types).anyMatch(to.getTargetOwner()::isAssignableTo);
    }

    private static boolean takes(JavaAccess<?> to, Class<?> type) {
        return parametersOf(to).stream().anyMatch(p -> p.isEquivalentTo(type));
    }

    private static List<JavaClass> parametersOf(JavaAccess<?> to) {
        return to.getTarget() instanceof CodeUnitAccessTarget method ? method.getRawParameterTypes() : List.of();
    }
}
