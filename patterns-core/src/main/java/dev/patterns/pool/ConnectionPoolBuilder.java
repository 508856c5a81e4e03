package dev.patterns.pool;

import dev.patterns.Time;
import dev.patterns.pool.jdbc.ConnectionErrors;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Sets up a {@link ConnectionPool}. The defaults are the document's: 20 connections and 10 more, 30 s, an hour. It needs to be
 * told where connections come from: {@link #source} or {@link #url}.
 */
public final class ConnectionPoolBuilder {

    private final String name;
    private int size = 20;
    private int maxOverflow = 10;
    private Duration connectionTimeout = Duration.ofSeconds(30);
    private Duration createTimeout = Duration.ofSeconds(10);
    private Duration recycle = Duration.ofHours(1);
    private PrePing prePing = PrePing.afterIdle(Duration.ofMillis(500));
    private Duration leakDetectionThreshold = Duration.ZERO;
    private @Nullable ConnectionFactory source;
    private Time time = Time.system();
    private RandomGenerator random = new SplittableRandom();

    ConnectionPoolBuilder(String name) {
        this.name = name;
    }

    /** Opens connections with that data source, which should not pool itself. */
    public ConnectionPoolBuilder source(DataSource dataSource) {
        this.source = dataSource::getConnection;
        return this;
    }

    /** Opens connections with the driver of that URL. */
    public ConnectionPoolBuilder url(String url) {
        return url(url, new Properties());
    }

    /** As above, with the driver's properties: {@code user} and {@code password}, most often. */
    public ConnectionPoolBuilder url(String url, Properties properties) {
        var copy = (Properties) properties.clone();
        this.source = () -> {
            var connection = DriverManager.getDriver(url).connect(url, copy);
            if (connection == null) {
                throw new SQLException(
                        "The driver takes the URL and does not connect to it", ConnectionErrors.CANNOT_CONNECT);
            }
            return connection;
        };
        return this;
    }

    /** How many connections it keeps. They are opened when they are needed. 1 to 10,000. Default: 20. */
    public ConnectionPoolBuilder size(int connections) {
        this.size = connections;
        return this;
    }

    /** How many more it may open while all are lent, to be closed at their return. 0 to 10,000. Default: 10. */
    public ConnectionPoolBuilder maxOverflow(int connections) {
        this.maxOverflow = connections;
        return this;
    }

    /**
     * How long {@code getConnection} takes at most, everything included: waiting, pinging, opening. More than zero. Default:
     * 30 s.
     */
    public ConnectionPoolBuilder connectionTimeout(Duration timeout) {
        this.connectionTimeout = timeout;
        return this;
    }

    /** How long one attempt to open a connection may take before another is begun. More than zero. Default: 10 s. */
    public ConnectionPoolBuilder createTimeout(Duration timeout) {
        this.createTimeout = timeout;
        return this;
    }

    /**
     * How old a connection may become. It is replaced in the background at an age between 80 % and 100 % of this, drawn for
     * each, so that those that were opened together don't end together. More than zero. Default: an hour.
     */
    public ConnectionPoolBuilder recycle(Duration age) {
        this.recycle = age;
        return this;
    }

    /** When a connection is pinged before it is lent. Default: when it has been idle for 500 ms. */
    public ConnectionPoolBuilder prePing(PrePing prePing) {
        this.prePing = prePing;
        return this;
    }

    /**
     * How long a connection may be held before a warning names the line that borrowed it. Borrowing takes a stack trace then,
     * which costs some microseconds. Zero turns it off. Default: off.
     */
    public ConnectionPoolBuilder leakDetectionThreshold(Duration held) {
        this.leakDetectionThreshold = held;
        return this;
    }

    /** The clock and the threads. Default: {@link Time#system()}. */
    public ConnectionPoolBuilder time(Time time) {
        this.time = time;
        return this;
    }

    /** Where the jitter of ages and backoff comes from; used under a lock. Default: a generator of its own. */
    public ConnectionPoolBuilder random(RandomGenerator random) {
        this.random = random;
        return this;
    }

    /** @throws IllegalArgumentException if a value is out of its bounds: it names the value and the rule */
    public ConnectionPool build() {
        var opens = source;
        if (opens == null) {
            throw new IllegalArgumentException("source or url must be set, but neither was");
        }
        var config = new ConnectionPoolConfig(
                name, size, maxOverflow, connectionTimeout, createTimeout, recycle, prePing, leakDetectionThreshold);
        return new ConnectionPool(config, opens, time, random);
    }
}
