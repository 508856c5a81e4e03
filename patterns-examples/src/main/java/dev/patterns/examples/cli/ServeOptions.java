package dev.patterns.examples.cli;

import dev.patterns.examples.incident.plan.Act;
import dev.patterns.examples.incident.plan.TimeScale;
import dev.patterns.examples.incident.plan.Workload;
import dev.patterns.examples.incident.real.RealEnvironment;
import dev.patterns.examples.incident.serve.LiveIncident;
import dev.patterns.examples.incident.serve.LiveServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of the incident that keeps running. */
final class ServeOptions {

    private static final TimeScale UNSCALED = new TimeScale(1);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--serve",
            description = "real: run the acts in turn, at the story's own speed, until Ctrl-C, with a live page and "
                    + "metrics for Prometheus on loopback.")
    private boolean serve;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "9464",
            description = "serve: the port; 0 for any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    boolean areGiven() {
        if (port < 0 || port > 65_535) {
            throw invalid("--port must be between 0 and 65535, but was " + port);
        }
        if (!serve && spec.commandLine().getParseResult().hasMatchedOption("--port")) {
            throw invalid("--port is only valid with --serve");
        }
        return serve;
    }

    /** Runs the acts in turn until the JVM ends. */
    void run(List<Act> acts, Workload workload, @Nullable String jdbcUrl, Terminal terminal) throws IOException {
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (var server = bind();
                var environment = RealEnvironment.start(workload.seed(), UNSCALED, jdbcUrl, meters);
                var incident = new LiveIncident(acts, environment, workload)) {
            server.serve(incident, meters);
            terminal.line("The incident is running: " + server.address() + " (metrics: " + server.address()
                    + "/metrics). Ctrl-C ends it.");
            incident.run();
        }
    }

    private LiveServer bind() throws IOException {
        try {
            return LiveServer.bind(port);
        } catch (java.net.BindException inUse) {
            throw invalid("port " + port + " can't be used (" + inUse.getMessage() + "): choose another with --port");
        }
    }

    private ParameterException invalid(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
