package dev.patterns.examples.faulttolerance;

import static org.testng.Assert.assertEquals;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.eclipse.microprofile.fault.tolerance.tck.RetryTest;
import org.jboss.arquillian.testng.Arquillian;
import org.testng.annotations.Test;

/** The build includes the TCK's tests by their names. Here is that it misses none. */
public class AllTestsAreRunTest {

    /** Tests with other names, each of which the build names. */
    private static final Set<String> OTHER_NAMES =
            Set.of("DisableAnnotationGloballyEnableOnClassDisableOnMethod", "IncompatibleFallbackPolicies");

    @Test
    public void theNamesOfAllOtherTestsEndWithTest() throws Exception {
        var found = new TreeSet<String>();
        var location = RetryTest.class.getProtectionDomain().getCodeSource().getLocation();
        try (var jar = new JarFile(Path.of(location.toURI()).toFile())) {
            for (var name : jar.stream().map(entry -> entry.getName()).toList()) {
                if (name.endsWith(".class") && !name.endsWith("Test.class") && !isLeftOut(name) && isTest(name)) {
                    found.add(name.substring(name.lastIndexOf('/') + 1, name.lastIndexOf('.')));
                }
            }
        }
        assertEquals(found, OTHER_NAMES);
    }

    private static boolean isLeftOut(String name) {
        return name.contains("/tck/metrics/") || name.contains("/tck/telemetryMetrics/");
    }

    private static boolean isTest(String name) throws ClassNotFoundException {
        var className = name.substring(0, name.length() - ".class".length()).replace('/', '.');
        return Arquillian.class.isAssignableFrom(Class.forName(className, false, RetryTest.class.getClassLoader()));
    }
}
