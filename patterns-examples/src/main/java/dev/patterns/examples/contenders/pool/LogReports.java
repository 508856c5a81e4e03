package dev.patterns.examples.contenders.pool;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The messages of one logger from INFO on that name one thread, with stack traces, for what a contender reports by its
 * log alone. Pools that run at the same time share the logger, and their borrowers are other threads.
 */
final class LogReports extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    /** How a logger was before the first of those that are open changed it. Cases in parallel share it. */
    private record Before(@Nullable Level level, boolean additive, int open) {}

    private static final Map<Logger, Before> CHANGED = new HashMap<>(); // under the lock on it

    private final Logger logger;
    private final String threadName;
    private final List<String> reports = new CopyOnWriteArrayList<>();

    LogReports(String loggerName, Thread named) {
        threadName = named.getName();
        logger = (Logger) LoggerFactory.getLogger(loggerName);
        synchronized (CHANGED) {
            var before = CHANGED.getOrDefault(logger, new Before(logger.getLevel(), logger.isAdditive(), 0));
            CHANGED.put(logger, new Before(before.level, before.additive, before.open + 1));
            logger.setLevel(Level.INFO);
            logger.setAdditive(false);
        }
        setContext(logger.getLoggerContext());
        start();
        logger.addAppender(this);
    }

    List<String> reports() {
        return List.copyOf(reports);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getFormattedMessage().contains(threadName)) {
            reports.add(event.getFormattedMessage() + trace(event.getThrowableProxy()));
        }
    }

    private static String trace(@Nullable IThrowableProxy failure) {
        return failure == null
                ? ""
                : Arrays.stream(failure.getStackTraceElementProxyArray())
                        .map(line -> "\n" + line)
                        .collect(Collectors.joining());
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        synchronized (CHANGED) {
            var before = Objects.requireNonNull(CHANGED.remove(logger));
            if (before.open > 1) {
                CHANGED.put(logger, new Before(before.level, before.additive, before.open - 1));
            } else {
                logger.setLevel(before.level);
                logger.setAdditive(before.additive);
            }
        }
        stop();
    }
}
