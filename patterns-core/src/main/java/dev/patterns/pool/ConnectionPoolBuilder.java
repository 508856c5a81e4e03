package dev.patterns.pool;

import dev.patterns.Time;
import dev.patterns.internal.Arguments;
import dev.patterns.pool.ConnectionPoolConfig.ConnectionInitializer;
import dev.patterns.pool.jdbc.ConnectionErrors;
import java.net.PasswordAuthentication;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Sets up a {@link ConnectionPool}. Either {@link #source} or {@link #url} is required; if both are set, the last one
 * counts. The defaults are the document's: 20 connections and 10 more, 30 s, one hour. Not thread-safe.
 */
public final class ConnectionPoolBuilder implements Cloneable {

    private final String name;
    private int size = 20;
    private int maxOverflow = 10;
    private int minimumIdle;
    private Duration connectionTimeout = Duration.ofSeconds(30);
    private OptionalInt maxWaiters = OptionalInt.empty();
    private boolean rejectHopelessWaits;
    private boolean firstComeFirstServed;
    private Duration createTimeout = Duration.ofSeconds(10);
    private Duration validationTimeout = Duration.ofSeconds(5);
    private Duration recycle = Duration.ofHours(1);
    private Optional<Duration> idleTimeout = Optional.empty();
    private Optional<Duration> keepalive = Optional.empty();
    private PrePing prePing = PrePing.afterIdle(Duration.ofMillis(500));
    private Optional<String> validationQuery = Optional.empty();
    private boolean failFast;
    private int statementCacheSize;
    private Optional<Duration> leakDetectionThreshold = Optional.empty();
    private int traceOneBorrowIn = 1;
    private Optional<Duration> reclaimAfter = Optional.empty();
    private @Nullable DataSource source;
    private @Nullable String url;
    private Properties properties = new Properties();
    private @Nullable String user;
    private @Nullable String password;
    private @Nullable Supplier<PasswordAuthentication> credentials;
    private @Nullable ConnectionInitializer initializer;
    private Predicate<SQLException> fatalOn = ConnectionErrors::isFatal;
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

    /**
     * Asks for user and password each time a connection is opened, on the worker that opens it; so a rotated password
     * is used from the next connection on. Instead of {@link #user} and {@link #password}. What the function throws is
     * a failed attempt to connect.
     */
    public ConnectionPoolBuilder credentials(Supplier<PasswordAuthentication> credentials) {
        this.credentials = credentials;
        return this;
    }

    /**
     * What each new connection is prepared with, within {@link #createTimeout}. It is committed afterwards if the
     * driver opens connections without autocommit. Default: nothing.
     */
    public ConnectionPoolBuilder initializer(ConnectionInitializer initializer) {
        this.initializer = initializer;
        return this;
    }

    /**
     * Which errors mean that a connection is unusable: it is discarded at its return, and all others must answer a ping
     * before they are lent again. After a write on a node that has become read-only (SQLState 25006, as after a
     * failover) all others are closed instead: they would answer the ping. An error about read-only is never fatal if
     * the borrower made its connection or its transaction read-only itself. Replaces the default, {@link
     * ConnectionPool#isFatal}, which may be part of it. Called on the borrower's thread; must not block or throw.
     */
    public ConnectionPoolBuilder fatalOn(Predicate<SQLException> fatal) {
        this.fatalOn = fatal;
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
     * How many idle connections are kept ready, as far as {@link #size} allows. They are opened in the background. 0 to
     * {@code size}. Default: 0, so connections are opened when they are needed.
     */
    public ConnectionPoolBuilder minimumIdle(int connections) {
        this.minimumIdle = connections;
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

    /**
     * How many threads may wait for the return of a connection. One more is rejected at once, with a
     * {@link java.sql.SQLTransientConnectionException}. As many more as connections are not lent may wait until these
     * are opened or pinged: so with 0 an empty pool lends connections too. 0 to 1,000,000. Default: any number.
     */
    public ConnectionPoolBuilder maxWaiters(int threads) {
        this.maxWaiters = OptionalInt.of(threads);
        return this;
    }

    /**
     * Rejects a thread at once if it would wait in vain: at the rate at which waiting threads got a connection lately,
     * its turn would come after {@link #connectionTimeout}. It allows for chance, and never rejects a thread that would
     * be the first to wait. Default: it waits.
     */
    public ConnectionPoolBuilder rejectHopelessWaits() {
        this.rejectHopelessWaits = true;
        return this;
    }

    /**
     * Lends connections strictly in the order in which threads asked. Default: a running thread may take a returned
     * connection before the first waiter has resumed, for a millisecond at most; that is several times faster.
     */
    public ConnectionPoolBuilder firstComeFirstServed() {
        this.firstComeFirstServed = true;
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

    /** How long the answer to a ping may take until the connection counts as dead. More than zero. Default: 5 s. */
    public ConnectionPoolBuilder validationTimeout(Duration timeout) {
        this.validationTimeout = timeout;
        return this;
    }

    /**
     * How long a connection may be idle until it is closed, as long as more than {@link #minimumIdle} are. More than
     * zero. Default: idle connections are kept.
     */
    public ConnectionPoolBuilder idleTimeout(Duration idle) {
        this.idleTimeout = Optional.of(idle);
        return this;
    }

    /**
     * How long a connection may be idle until it is pinged in the background, so that no firewall forgets it. More than
     * zero. Default: never.
     */
    public ConnectionPoolBuilder keepalive(Duration idle) {
        this.keepalive = Optional.of(idle);
        return this;
    }

    /** When a connection is pinged before it is lent. Default: if it has been idle for 500 ms. */
    public ConnectionPoolBuilder prePing(PrePing prePing) {
        this.prePing = prePing;
        return this;
    }

    /** The SQL of a ping, for drivers whose {@code isValid} can't be trusted. Default: {@code isValid}. */
    public ConnectionPoolBuilder validationQuery(String sql) {
        this.validationQuery = Optional.of(sql);
        return this;
    }

    /**
     * Makes {@link #build} open the first connection. A failed attempt is repeated; after {@link #connectionTimeout},
     * {@code build} throws. Default: the pool starts without a database.
     */
    public ConnectionPoolBuilder failFast() {
        this.failFast = true;
        return this;
    }

    /**
     * How many prepared statements each connection keeps open for reuse; beyond that the one not used for longest is
     * closed. A statement that failed is not kept, and callable statements are not either. If it is changed while the
     * pool runs, connections opened later have the new size. 0 to 10,000. Default: 0, as PostgreSQL's driver and others
     * keep their own.
     */
    public ConnectionPoolBuilder statementCacheSize(int statements) {
        this.statementCacheSize = statements;
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

    /**
     * With a leak detection threshold: takes a stack trace at one borrow in so many, so that it can stay on in
     * production. A leak without a trace is reported too. 1 to 1,000,000. Default: 1, each borrow.
     */
    public ConnectionPoolBuilder traceOneBorrowIn(int borrows) {
        this.traceOneBorrowIn = borrows;
        return this;
    }

    /**
     * How long a connection may be held until the pool takes it back: it is aborted, and what its borrower does next
     * with it fails. More than zero. Default: never.
     */
    public ConnectionPoolBuilder reclaimAfter(Duration held) {
        this.reclaimAfter = Optional.of(held);
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
     * A pool that is ready for use, and that must be closed: a timer maintains its connections until then. It waits for
     * the database only with {@link #failFast}; otherwise connections are opened in the background, when they are
     * needed. What is set here later doesn't change the pool, and this builder can make others.
     *
     * @throws IllegalArgumentException if a setting is out of its bounds, if neither source nor URL is set, or if user,
     *     password and credentials contradict each other; the message says the rule and the value
     * @throws IllegalStateException with {@link #failFast}, if the first connection can't be opened; its cause is the
     *     {@link SQLException}
     */
    public ConnectionPool build() {
        var pool = new ConnectionPool(this);
        return failFast ? pool.openFirst() : pool;
    }

    /** The values as settings, checked. */
    ConnectionPoolSettings settings() {
        return new ConnectionPoolSettings(
                name,
                size,
                maxOverflow,
                minimumIdle,
                connectionTimeout,
                maxWaiters,
                rejectHopelessWaits,
                firstComeFirstServed,
                createTimeout,
                validationTimeout,
                recycle,
                idleTimeout,
                keepalive,
                prePing,
                validationQuery,
                failFast,
                statementCacheSize,
                leakDetectionThreshold,
                traceOneBorrowIn,
                reclaimAfter);
    }

    ConnectionPoolBuilder copy() {
        try {
            return (ConnectionPoolBuilder) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e); // it is Cloneable
        }
    }

    /** Rejects a change of what a running pool can't exchange. */
    @SuppressWarnings("ReferenceEquality") // whether it was set again
    void checkFixedParts(ConnectionPoolBuilder changed) {
        checkFixed("source", source == changed.source);
        checkFixed("url", url == changed.url && properties == changed.properties);
        checkFixed("user", user == changed.user);
        checkFixed("password", password == changed.password);
        checkFixed("credentials", credentials == changed.credentials);
        checkFixed("initializer", initializer == changed.initializer);
        checkFixed("fatalOn", fatalOn == changed.fatalOn);
        checkFixed("time", time == changed.time);
        checkFixed("random", random == changed.random);
    }

    private static void checkFixed(String what, boolean same) {
        Arguments.check(same, what + " can't be changed while the pool runs");
    }

    Time time() {
        return time;
    }

    RandomGenerator random() {
        return random;
    }

    Predicate<SQLException> fatalOn() {
        return fatalOn;
    }

    ConnectionFactory connectionFactory() {
        Arguments.check(password == null || user != null, "user must be set if password is, but only password was");
        Arguments.check(user == null || !user.isBlank(), "user must not be blank, but was \"" + user + "\"");
        Arguments.check(credentials == null || user == null, "credentials replace user and password, but all are set");
        Arguments.check(source != null || url != null, "source or url must be set, but neither was");
        var fixed = copy(); // this one may change while the pool runs
        var factory = credentials == null
                ? connectionFactory(user, password)
                : ConnectionFactory.withCredentials(credentials, fixed::connectionFactory);
        return initializer == null ? factory : factory.initializedBy(initializer);
    }

    private ConnectionFactory connectionFactory(@Nullable String user, @Nullable String password) {
        return source != null
                ? ConnectionFactory.of(source, user, password)
                : ConnectionFactory.of(Objects.requireNonNull(url), properties, user, password);
    }
}
