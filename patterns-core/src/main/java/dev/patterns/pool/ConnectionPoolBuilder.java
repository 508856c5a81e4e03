package dev.patterns.pool;

import dev.patterns.Time;
import dev.patterns.internal.Arguments;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Sets up a {@link ConnectionPool}. Either {@link #source} or {@link #url} is required; if both are set, the last one
 * counts. The defaults are the document's: 20 connections and 10 more, 30 s, one hour. Not thread-safe.
 */
public final class ConnectionPoolBuilder {

    private final String name;
    private int size = 20;
    private int maxOverflow = 10;
    private Duration connectionTimeout = Duration.ofSeconds(30);
    private Duration createTimeout = Duration.ofSeconds(10);
    private Duration recycle = Duration.ofHours(1);
    private PrePing prePing = PrePing.afterIdle(Duration.ofMillis(500));
    private Optional<Duration> leakDetectionThreshold = Optional.empty();
    private @Nullable DataSource source;
    private @Nullable String url;
    private Properties properties = new Properties();
    private @Nullable String user;
    private @Nullable String password;
    private Time time = Time.system();
    private RandomGenerator random = new SplittableRandom();

    ConnectionPoolBuilder(String name) {
        this.name = name;
    }

    /** Opens connections with this data source, which should not be a pool itself. */
    public ConnectionPoolBuilder source(DataSource dataSource) {
        this.source = dataSource;
        this.url = null;
        return this;
    }

    /** Opens connections with the driver of this URL. */
    public ConnectionPoolBuilder url(String url) {
        return url(url, new Properties());
    }

    /** Opens connections with the driver of this URL, which gets these properties. They are copied. */
    public ConnectionPoolBuilder url(String url, Properties properties) {
        this.url = url;
        this.properties = (Properties) properties.clone();
        this.source = null;
        return this;
    }

    /**
     * The database user. With {@link #url}, it is the driver's property {@code user}; with {@link #source}, connections
     * are opened by {@code getConnection(user, password)}. Default: none, so the URL, the properties or the data source
     * must name it if needed.
     */
    public ConnectionPoolBuilder user(String user) {
        this.user = user;
        return this;
    }

    /** The user's password; needs {@link #user}. The pool never prints it. Default: none. */
    public ConnectionPoolBuilder password(String password) {
        this.password = password;
        return this;
    }

    /** How many connections the pool keeps. They are opened when they are needed. 1 to 10,000. Default: 20. */
    public ConnectionPoolBuilder size(int connections) {
        this.size = connections;
        return this;
    }

    /** How many more it may open while all are lent. They are closed at their return. 0 to 10,000. Default: 10. */
    public ConnectionPoolBuilder maxOverflow(int connections) {
        this.maxOverflow = connections;
        return this;
    }

    /**
     * How long {@code getConnection} takes at most: waiting, pinging and opening together. More than zero. Default: 30
     * s.
     */
    public ConnectionPoolBuilder connectionTimeout(Duration timeout) {
        this.connectionTimeout = timeout;
        return this;
    }

    /** How long one attempt to open a connection may take until it is given up. More than zero. Default: 10 s. */
    public ConnectionPoolBuilder createTimeout(Duration timeout) {
        this.createTimeout = timeout;
        return this;
    }

    /**
     * How old a connection may become. It is replaced in the background at an age between 80 % and 100 % of this,
     * random for each connection, so that connections opened together are not replaced together. More than zero.
     * Default: one hour.
     */
    public ConnectionPoolBuilder recycle(Duration age) {
        this.recycle = age;
        return this;
    }

    /** When a connection is pinged before it is lent. Default: if it has been idle for 500 ms. */
    public ConnectionPoolBuilder prePing(PrePing prePing) {
        this.prePing = prePing;
        return this;
    }

    /**
     * How long a connection may be held until a warning names the line of code that borrowed it. Each borrow then takes
     * a stack trace, which costs some microseconds. More than zero. Default: leaks are not detected.
     */
    public ConnectionPoolBuilder leakDetectionThreshold(Duration held) {
        this.leakDetectionThreshold = Optional.of(held);
        return this;
    }

    /** The clock and the threads. Default: {@link Time#system()}. */
    public ConnectionPoolBuilder time(Time time) {
        this.time = time;
        return this;
    }

    /**
     * The source of the random parts of {@link #recycle} and of pauses; used under a lock. Default: a generator of its
     * own.
     */
    public ConnectionPoolBuilder random(RandomGenerator random) {
        this.random = random;
        return this;
    }

    /**
     * @throws IllegalArgumentException if a setting is out of its bounds or missing; the message says the rule and the
     *     value
     */
    public ConnectionPool build() {
        var settings = new ConnectionPoolSettings(
                name, size, maxOverflow, connectionTimeout, createTimeout, recycle, prePing, leakDetectionThreshold);
        return new ConnectionPool(settings, connectionFactory(), time, random);
    }

    private ConnectionFactory connectionFactory() {
        Arguments.check(password == null || user != null, "user must be set if password is, but only password was");
        Arguments.check(user == null || !user.isBlank(), "user must not be blank, but was \"" + user + "\"");
        if (source != null) {
            return ConnectionFactory.of(source, user, password);
        }
        if (url != null) {
            return ConnectionFactory.of(url, properties, user, password);
        }
        throw new IllegalArgumentException("source or url must be set, but neither was");
    }
}
