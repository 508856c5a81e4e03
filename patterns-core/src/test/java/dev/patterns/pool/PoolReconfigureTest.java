package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patterns.Time;
import dev.patterns.simulation.SimulatedTime;
import java.net.PasswordAuthentication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can be changed on a live pool, and what can't. */
class PoolReconfigureTest {

    private final SimulatedTime time = new SimulatedTime(1);
    private final StubDatabase database = new StubDatabase(time);
    private final ConnectionPool pool =
            database.pool().size(1).maxOverflow(0).prePing(PrePing.never()).build();

    @AfterEach
    void end() {
        time.close();
    }

    @Test
    void whatARunningPoolCanNotExchangeIsRefused_andNothingIsChanged() {
        var before = pool.config();
        Map<String, Consumer<ConnectionPoolBuilder>> changes = Map.of(
                "source", settings -> settings.source(database.dataSource()),
                "user", settings -> settings.user("another"),
                "password", settings -> settings.password("secret"),
                "credentials", settings -> settings.credentials(() -> new PasswordAuthentication("a", new char[0])),
                "initializer", settings -> settings.initializer(connection -> {}),
                "fatalOn", settings -> settings.fatalOn(failure -> true),
                "time", settings -> settings.time(Time.system()),
                "random", settings -> settings.random(new SplittableRandom(1)));

        changes.forEach((part, change) -> {
            assertThatThrownBy(() -> pool.reconfigure(change.andThen(settings -> settings.size(9))))
                    .hasMessage(part + " can't be changed while the pool runs");
            assertThat(pool.config()).isEqualTo(before);
        });
    }

    @Test
    void theUrlOfARunningPoolCanNotBeExchanged() {
        try (var byUrl = ConnectionPool.builder("accounts")
                .url("jdbc:h2:mem:one")
                .time(time)
                .build()) {
            assertThatThrownBy(() -> byUrl.reconfigure(settings -> settings.url("jdbc:h2:mem:two")))
                    .hasMessage("url can't be changed while the pool runs");
        }
    }

    @Test
    void firstComeFirstServedCanBeTurnedOn() throws Exception {
        pool.reconfigure(ConnectionPoolBuilder::firstComeFirstServed);
        var served = new ArrayList<String>();
        var lease = pool.getConnection();
        time.spawn("waiter", () -> {
            pool.getConnection().close();
            served.add("waiter");
        });
        time.sleep(Duration.ofNanos(1));

        lease.close();
        pool.getConnection().close();
        served.add("running");

        assertThat(served).containsExactly("waiter", "running");
    }

    @Test
    void aChangeDoesNotEndASuspension_andABorrowerThatComesLaterWaitsToo() throws Exception {
        pool.getConnection().close();
        pool.suspend();
        var served = new ArrayList<Duration>();

        pool.reconfigure(settings -> settings.size(2));
        time.spawn("borrower", () -> {
            pool.getConnection().close();
            served.add(time.elapsed());
        });
        time.sleep(Duration.ofSeconds(1));
        pool.resume();
        time.run();

        assertThat(served).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void withASmallerSizeAWaiterGetsAReturnedConnection_andNoNewOne() throws Exception {
        pool.reconfigure(settings -> settings.size(2));
        var first = pool.getConnection();
        var second = pool.getConnection();
        pool.reconfigure(settings -> settings.size(1));
        second.close();
        time.spawn("waiter", () -> pool.getConnection().close());
        time.sleep(Duration.ofSeconds(1));
        assertThat(database.attempts()).isEqualTo(2);

        first.close();
        time.run();

        assertThat(database.attempts()).isEqualTo(2);
        assertThat(pool.status().checkedIn()).isEqualTo(1);
    }

    /** It holds no lock of the pool meanwhile. */
    @Test
    void aListenerOfTheChangeMayWaitForAThreadThatChangesThePoolToo() throws Exception {
        var suspended = new ArrayList<Boolean>();
        pool.onEvent(event -> {
            var other = new Thread(pool::suspend);
            other.start();
            try {
                other.join(10_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            suspended.add(pool.status().suspended());
        });
        pool.reconfigure(settings -> settings.size(2));

        assertThat(suspended).containsExactly(true);
    }
}
