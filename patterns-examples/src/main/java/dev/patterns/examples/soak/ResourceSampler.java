package dev.patterns.examples.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;

/** Reads what this process uses. Collects garbage first, so that the heap is what is reachable. */
final class ResourceSampler {

    private final SoakDatabase database;
    private final long start = System.nanoTime();

    ResourceSampler(SoakDatabase database) {
        this.database = database;
    }

    Sample sample() throws SQLException {
        System.gc();
        return new Sample(
                Duration.ofNanos(System.nanoTime() - start),
                heapAfterCollection(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                        ? unix.getOpenFileDescriptorCount()
                        : -1,
                database.sessions());
    }

    /** What the last collection of each heap space left: what was allocated since does not count. */
    private static long heapAfterCollection() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(space -> space.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull) // a space that the collector does not manage
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }
}
