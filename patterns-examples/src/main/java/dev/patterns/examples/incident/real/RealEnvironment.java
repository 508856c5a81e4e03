package dev.patterns.examples.incident.real;

import dev.patterns.Time;
import dev.patterns.examples.incident.payment.AttemptStatus;
import dev.patterns.examples.incident.payment.PaymentProcessor;
import dev.patterns.examples.incident.plan.TimeScale;
import dev.patterns.examples.incident.processor.ScriptedProcessor;
import dev.patterns.examples.incident.run.RunEnvironment;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL, two processors behind HTTP, a thread for each payment, and the system clock. */
public final class RealEnvironment implements RunEnvironment {

    private final Time time = Time.system();
    private final TimeScale scale;
    private final long seed;
    private final MeterRegistry meters;
    private final ExecutorService clients = ClientThreads.perTask();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final PostgresDatabase database;
    private final ProcessorServer primary;
    private final ProcessorServer backup;

    /**
     * Starts the database and both processors.
     *
     * @param jdbcUrl the PostgreSQL to use; null for an embedded one
     * @throws EnvironmentStartException if the database can't be started or used
     */
    public static RealEnvironment start(long seed, TimeScale scale, @Nullable String jdbcUrl) {
        return start(seed, scale, jdbcUrl, new CompositeMeterRegistry()); // without a registry inside, it drops all
    }

    /** @param meters where the service and its patterns register their meters; the caller closes it */
    public static RealEnvironment start(long seed, TimeScale scale, @Nullable String jdbcUrl, MeterRegistry meters) {
        return new RealEnvironment(seed, scale, jdbcUrl, meters);
    }

    private RealEnvironment(long seed, TimeScale scale, @Nullable String jdbcUrl, MeterRegistry meters) {
        this.seed = seed;
        this.meters = meters;
        this.scale = scale;
        var databaseStart = CompletableFuture.supplyAsync(() -> new PostgresDatabase(jdbcUrl), time::execute);
        primary = new ProcessorServer(time, scale);
        backup = new ProcessorServer(time, scale);
        try {
            database = databaseStart.join();
        } catch (CompletionException e) {
            closeAllButTheDatabase();
            throw e.getCause() instanceof EnvironmentStartException expected ? expected : e;
        }
    }

    @Override
    public String mode() {
        return "real";
    }

    @Override
    public Time time() {
        return time;
    }

    @Override
    public TimeScale scale() {
        return scale;
    }

    @Override
    public long seed() {
        return seed;
    }

    @Override
    public MeterRegistry meters() {
        return meters;
    }

    @Override
    public DataSource database() {
        return database.dataSource();
    }

    @Override
    public PaymentProcessor primary(@Nullable Duration timeout) {
        return new HttpProcessorClient("primary", http, primary.address(), timeout);
    }

    @Override
    public PaymentProcessor backup(@Nullable Duration timeout) {
        return new HttpProcessorClient("backup", http, backup.address(), timeout);
    }

    @Override
    public void begin(ScriptedProcessor primaryProcessor, ScriptedProcessor backupProcessor) {
        database.truncate();
        primary.serve(primaryProcessor);
        backup.serve(backupProcessor);
    }

    @Override
    public void end() {
        meters.clear(); // the next act is a new process of the service, and its counters begin at 0
        database.closeConnections();
    }

    @Override
    public void spawn(String name, long due, Runnable client) {
        for (long left; (left = due - time.nanoTime()) > 0; ) {
            time.parkNanos(this, left);
        }
        clients.execute(client);
    }

    @Override
    public Map<Integer, List<AttemptStatus>> attemptStatuses() {
        return database.attemptStatuses();
    }

    @Override
    public void close() {
        closeAllButTheDatabase();
        database.close();
    }

    private void closeAllButTheDatabase() {
        clients.shutdownNow();
        primary.close();
        backup.close();
    }
}
