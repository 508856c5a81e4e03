package dev.patterns.examples.faulttolerance;

import org.jboss.arquillian.container.test.spi.client.deployment.ApplicationArchiveProcessor;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.TestClass;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.container.ClassContainer;

/** Makes every archive of the TCK one whose classes CDI looks at. */
public final class TckSetup implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.service(ApplicationArchiveProcessor.class, BeanArchive.class);
    }

    /** Adds the file that marks an archive as one with beans. */
    public static final class BeanArchive implements ApplicationArchiveProcessor {
        @Override
        public void process(Archive<?> archive, TestClass test) {
            if (archive instanceof ClassContainer<?> classes && !archive.contains("META-INF/beans.xml")) {
                classes.addAsResource(EmptyAsset.INSTANCE, "META-INF/beans.xml");
            }
        }
    }
}
