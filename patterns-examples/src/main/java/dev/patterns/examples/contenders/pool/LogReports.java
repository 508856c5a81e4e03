package dev.patterns.examples.contenders.pool;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The log of one logger from INFO on, with stack traces, for what a contender reports by its log alone. */
final class LogReports extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger logger;
    private final @Nullable Level level;
    private final boolean additive;
    private final List<String> reports = new CopyOnWriteArrayList<>();

    LogReports(String loggerName) {
        logger = (Logger) LoggerFactory.getLogger(loggerName);
        level = logger.getLevel();
        additive = logger.isAdditive();
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        setContext(logger.getLoggerContext());
        start();
        logger.addAppender(this);
    }

    List<String> reports() {
        return List.copyOf(reports);
    }

    @Override
    protected void append(ILoggingEvent event) {
        reports.add(event.getFormattedMessage() + trace(event.getThrowableProxy()));
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
        logger.setLevel(level);
        logger.setAdditive(additive);
        stop();
    }
}
