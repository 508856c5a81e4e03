package dev.patterns.examples.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Keeps warnings that belong to the story (a breaker opens, as it should) from running through the progress lines. */
final class LogLevels {

    private LogLevels() {}

    static void errorsOnly() {
        if (System.getProperty("patterns.log") != null) {
            return;
        }
        for (var name : new String[] {"dev.patterns", "com.zaxxer.hikari", "io.github.resilience4j"}) {
            if (LoggerFactory.getLogger(name) instanceof Logger logger) {
                logger.setLevel(Level.ERROR);
            }
        }
    }
}
