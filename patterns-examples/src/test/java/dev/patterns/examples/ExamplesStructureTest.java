package dev.patterns.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which packages of the examples may depend on which. */
class ExamplesStructureTest {

    private static final String EXAMPLES = "dev.patterns.examples";
    private static final String CONTENDERS = EXAMPLES + ".contenders..";
    private static final String INCIDENT = EXAMPLES + ".incident.";
    private static final String[] LIBRARIES = {
        "io.github.resilience4j..",
        "dev.failsafe..",
        "com.zaxxer.hikari..",
        "io.agroal..",
        "org.apache.commons.dbcp2..",
        "com.netflix.concurrency..",
        "io.github.bucket4j.."
    };

    private static final JavaClasses MAIN = imported(new ImportOption.DoNotIncludeTests());
    private static final JavaClasses ALL = imported(location -> true);

    @Test
    void packagesDoNotDependOnEachOtherInACircle() {
        slices().matching(EXAMPLES + ".(**)").should().beFreeOfCycles().check(MAIN);
    }

    /** Tests included. The differential runs set libraries up in more ways than the contenders have settings for. */
    @Test
    void onlyTheContendersAndTheDifferentialRunsDependOnALibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackages(CONTENDERS, EXAMPLES + ".differential..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(LIBRARIES)
                .check(ALL);
    }

    @Test
    void onlyTheTiersKnowWhichContenderTheIncidentUses() {
        noClasses()
                .that()
                .resideInAPackage(INCIDENT + ".")
                .and()
                .resideOutsideOfPackages(INCIDENT + "tiers", INCIDENT + "api.tiers")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CONTENDERS)
                .check(MAIN);
    }

    /** It is the code under test: what surrounds it differs from act to act, the service does not. */
    @Test
    void thePaymentServiceDependsOnTheKernelAndFallbackAlone() {
        noClasses()
                .that()
                .resideInAPackage(INCIDENT + "payment")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        INCIDENT + "payment",
                        "dev.patterns",
                        "dev.patterns.fallback",
                        "java..",
                        "javax..",
                        "org.slf4j..",
                        "org.jspecify..")
                .check(MAIN);
    }

    @Test
    void theCatalogueServiceDependsOnTheKernelAndCaffeineAlone() {
        noClasses()
                .that()
                .resideInAPackage(INCIDENT + "api.shop")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        INCIDENT + "api.shop",
                        "dev.patterns",
                        "com.github.benmanes.caffeine..",
                        "java..",
                        "javax..",
                        "org.slf4j..",
                        "org.jspecify..")
                .check(MAIN);
    }

    /** The page is drawn from the text of incident.json, so that a published file gives the same page. */
    @Test
    void theReportDependsOnNoOtherTypeOfTheIncident() {
        noClasses()
                .that()
                .resideInAPackage(INCIDENT + "report")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(INCIDENT + "report", EXAMPLES + ".page", "java..", "org.jspecify..")
                .check(MAIN);
    }

    /** Does not read the classes of other projects: these rules need no more than their names. */
    private static JavaClasses imported(ImportOption option) {
        return ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().withImportOption(option).importPackages(EXAMPLES);
        });
    }
}
