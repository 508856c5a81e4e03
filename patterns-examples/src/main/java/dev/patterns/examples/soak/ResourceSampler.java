package dev.patterns.examples.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;

/**
 * Reads what this process uses. Collects garbage first, so that the heap is what is reachable. Of threads and file
 * descriptors the lowest number since the sample before counts: connections to the stock server come and go with the
 * traffic, two descriptors each, and only the moments without them show what stays.
 */
final class ResourceSampler {

    private final SoakDatabase database;
    private final long start = System.nanoTime();
    private long fewestThreads = Long.MAX_VALUE;
    private long fewestDescriptors = Long.MAX_VALUE;

    ResourceSampler(SoakDatabase database) {
        this.database = database;
    }

    /** Between two samples, as often as possible. */
    void look() {
        fewestThreads =
                Math.min(fewestThreads, ManagementFactory.getThreadMXBean().getThreadCount());
        fewestDescriptors = Math.min(
                fewestDescriptors,
                ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                        ? unix.getOpenFileDescriptorCount()
                        : -1);
    }

    Sample sample() throws SQLException {
        System.gc();
        look();
        var sample = new Sample(
                Duration.ofNanos(System.nanoTime() - start),
                heapAfterCollection(),
                fewestThreads,
                fewestDescriptors,
                database.sessions());
        fewestThreads = Long.MAX_VALUE;
        fewestDescriptors = Long.MAX_VALUE;
        return sample;
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
