package dev.patterns.examples.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.LoggerFactory;

/** Log levels of a command. Expected warnings, such as a breaker that opens, would mix with the progress lines. */
final class LogLevels {

    /** The driver logs to java.util.logging, which forgets the level of a logger that is not kept. */
    private static final java.util.logging.Logger DRIVER = java.util.logging.Logger.getLogger("org.postgresql");

    private LogLevels() {}

    /** Logs errors only, unless -Dpatterns.log is set. */
    static void errorsOnly() {
        set(Level.ERROR, "dev.patterns", "com.zaxxer.hikari", "io.github.resilience4j");
    }

    /** Logs nothing at all, unless -Dpatterns.log is set. */
    static void off() {
        set(Level.OFF, "dev.patterns", "com.zaxxer.hikari", "io.github.resilience4j", Logger.ROOT_LOGGER_NAME);
    }

    /** Logs what fails on the way of a payment, as text or as JSON, unless -Dpatterns.log is set. */
    static void payments(boolean asJson) {
        set(Level.ERROR, "dev.patterns", "com.zaxxer.hikari", "io.github.resilience4j");
        set(Level.INFO, "dev.patterns.examples.incident.payment", "dev.patterns.examples.incident.trace");
        if (asJson
                && LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root
                && root.getAppender("TERMINAL") instanceof OutputStreamAppender<ILoggingEvent> terminal) {
            var json = new JsonEncoder();
            json.setContext(root.getLoggerContext());
            json.setWithSequenceNumber(false);
            json.setWithNanoseconds(false);
            json.setWithContext(false);
            json.setWithMessage(false);
            json.setWithArguments(false);
            json.setWithFormattedMessage(true);
            json.start();
            terminal.setEncoder(json);
        }
    }

    private static void set(Level level, String... names) {
        if (System.getProperty("patterns.log") != null) {
            return;
        }
        DRIVER.setLevel(java.util.logging.Level.OFF); // its exceptions say the same
        for (var name : names) {
            if (LoggerFactory.getLogger(name) instanceof Logger logger) {
                logger.setLevel(level);
            }
        }
    }
}
