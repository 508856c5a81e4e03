package dev.patterns.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogLevelsTest {

    private static final String TRACE = "dev.patterns.examples.incident.trace";

    @SuppressWarnings("unchecked") // as in logback.xml
    private final OutputStreamAppender<ILoggingEvent> terminal = (OutputStreamAppender<ILoggingEvent>)
            logger(Logger.ROOT_LOGGER_NAME).getAppender("TERMINAL");

    private final ch.qos.logback.core.encoder.Encoder<ILoggingEvent> asConfigured = terminal.getEncoder();

    @AfterEach
    void restore() {
        terminal.setEncoder(asConfigured);
        LogLevels.errorsOnly();
        logger(TRACE).setLevel(null);
        logger("dev.patterns.examples.incident.payment").setLevel(null);
    }

    @Test
    void asJson_anEventIsOneObjectOnOneLine_withItsCorrelationId() throws Exception {
        LogLevels.payments(true);
        var event = new LoggingEvent("", logger(TRACE), Level.INFO, "{} failed", null, new Object[] {"call"});
        event.setMDCPropertyMap(Map.of("correlationId", "payment-17"));

        var line = new String(terminal.getEncoder().encode(event), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(line.lines()).hasSize(1);
        var json = JsonMapper.builder().build().readTree(line);
        assertThat(json.get("formattedMessage").asText()).isEqualTo("call failed");
        assertThat(json.get("mdc").get("correlationId").asText()).isEqualTo("payment-17");
        assertThat(json.get("level").asText()).isEqualTo("INFO");
    }

    @Test
    void asText_theEncoderStays_andWhatFailsIsLogged() {
        LogLevels.payments(false);

        assertThat(terminal.getEncoder()).isSameAs(asConfigured);
        assertThat(logger(TRACE).isInfoEnabled()).isTrue();
        assertThat(logger("dev.patterns.circuitbreaker").isInfoEnabled()).isFalse();
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
