package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.pool.PoolStatus.BorrowOutcome;
import dev.patterns.simulation.SimulatedTime;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database is away for some seconds: when connects are tried meanwhile, and how soon a borrower is served. */
class RecoveryTest {

    private static final Duration CONNECT_TAKES = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private final SimulatedTime time = new SimulatedTime(1);
    private final StubDatabase database = new StubDatabase(time);

    private ConnectionPool poolOf(int size, int seed) {
        return database.pool()
                .size(size)
                .maxOverflow(0)
                .random(new SplittableRandom(seed))
                .build();
    }

    private void beginOutage() {
        database.connectTakes = CONNECT_TAKES;
        database.refuses = true;
        database.dropAll();
    }

    @Test
    void afterSixSecondsWithoutTheDatabaseAWaiterIsServedWithin300Milliseconds() throws Exception {
        for (int seed = 0; seed < 40; seed++) {
            var pool = poolOf(2, seed);
            beginOutage();
            var served = new Duration[1];
            time.spawn("borrower", () -> {
                pool.getConnection().close();
                served[0] = time.elapsed();
            });
            time.sleep(Duration.ofSeconds(6).plusMillis(seed * 7L));
            database.refuses = false;
            var back = time.elapsed();
            time.run();

            assertThat(served[0].minus(back)).isLessThanOrEqualTo(LONGEST_PAUSE.plus(CONNECT_TAKES));
            pool.close();
        }
    }

    @Test
    void whileAThreadWaitsOneConnectAtATimeIsTriedEach125To250Milliseconds() throws Exception {
        var pool = poolOf(20, 1);
        beginOutage();
        for (int i = 0; i < 20; i++) {
            time.spawn("borrower-" + i, () -> pool.getConnection().close());
        }
        time.sleep(Duration.ofMillis(60));
        int parallel = database.attempts();
        database.resetMostUnderWay();
        time.sleep(Duration.ofSeconds(20));

        assertThat(parallel).isEqualTo(4);
        assertThat(database.attempts() - parallel).isBetween(80, 160);
        assertThat(database.mostUnderWay()).isEqualTo(1);
        database.refuses = false;
        time.run();
        assertThat(pool.status().waits(BorrowOutcome.WAITED).count()).isEqualTo(20);
    }

    @Test
    void whileNoThreadWaitsThePausesGrowToSeconds_andTheFirstWaiterEndsThem() throws Exception {
        database.connectTakes = CONNECT_TAKES;
        database.refuses = true;
        var pool = database.pool().size(2).maxOverflow(0).minimumIdle(1).build();
        time.sleep(Duration.ofMinutes(1));
        assertThat(database.attempts()).isBetween(10, 20);

        database.refuses = false;
        var start = time.elapsed();
        pool.getConnection().close();

        assertThat(time.elapsed().minus(start)).isLessThanOrEqualTo(LONGEST_PAUSE.plus(CONNECT_TAKES));
    }

    @Test
    void aConnectThatHangsDuringAnOutageDelaysTheNextByAQuarterOfASecond() throws Exception {
        var pool = poolOf(10, 1);
        beginOutage();
        time.spawn("borrower", () -> pool.getConnection().close());
        time.sleep(Duration.ofSeconds(1));
        database.connectTakes = StubDatabase.A_YEAR;
        time.sleep(Duration.ofMillis(500));
        database.refuses = false;
        database.connectTakes = CONNECT_TAKES;
        time.sleep(LONGEST_PAUSE.plus(CONNECT_TAKES));

        assertThat(pool.status().waits(BorrowOutcome.WAITED).count()).isEqualTo(1);
    }

    @Test
    void afterSixSecondsInWhichEachConnectHangsAWaiterIsServedWithin300Milliseconds() throws Exception {
        for (int seed = 0; seed < 10; seed++) {
            var pool = poolOf(2, seed); // fewer than the connects that hang
            pool.getConnection().close();
            time.sleep(Duration.ofSeconds(1));
            beginOutage();
            database.refuses = false;
            database.connectTakes = StubDatabase.A_YEAR;
            time.spawn("borrower", () -> pool.getConnection().close());
            time.sleep(Duration.ofSeconds(6).plusMillis(seed * 26L));
            assertThat(pool.status().opening()).isEqualTo(2);
            database.connectTakes = CONNECT_TAKES;
            time.sleep(LONGEST_PAUSE.plus(CONNECT_TAKES));

            assertThat(pool.status().waits(BorrowOutcome.WAITED).count())
                    .as("seed %d", seed)
                    .isEqualTo(2);
            pool.close();
        }
        time.close();
    }

    @Test
    void connectsThatHangForEverAreLimitedInNumber() throws Exception {
        var pool = poolOf(2, 1);
        database.connectTakes = StubDatabase.A_YEAR;
        time.spawn("borrower", () -> {
            while (true) {
                try {
                    pool.getConnection().close();
                } catch (SQLException timedOut) {
                    time.sleep(Duration.ofMillis(1));
                }
            }
        });
        time.sleep(Duration.ofSeconds(20));
        int beside = database.attempts();
        time.sleep(Duration.ofSeconds(60));

        assertThat(beside).isBetween(38, 46);
        assertThat(database.attempts() - beside)
                .as("two slots, each for createTimeout")
                .isLessThanOrEqualTo(2 * 7);
        time.close();
    }

    @Test
    void besideConnectsThatHang_fortyMoreBegin() throws Exception {
        var pool = database.pool()
                .size(3)
                .maxOverflow(0)
                .createTimeout(StubDatabase.A_YEAR)
                .connectionTimeout(StubDatabase.A_YEAR)
                .build();
        database.connectTakes = StubDatabase.A_YEAR.multipliedBy(2);
        time.spawn("borrower", pool::getConnection);
        time.sleep(Duration.ofHours(1));

        assertThat(database.mostUnderWay()).isEqualTo(3 + 40);
        time.close();
    }

    @Test
    void aDriverThatNeverReturnsGetsAFewHundredThreadsInAnHour_howeverLargeThePoolIs() throws Exception {
        var pool =
                database.pool().size(100).connectionTimeout(StubDatabase.A_YEAR).build();
        database.connectTakes = StubDatabase.A_YEAR;
        for (int i = 0; i < 200; i++) {
            time.spawn("borrower", pool::getConnection);
        }
        time.sleep(Duration.ofHours(1));

        assertThat(database.mostUnderWay()).isLessThan(100 + 10 + 40 + 500);
        database.connectTakes = CONNECT_TAKES;
        time.sleep(Duration.ofSeconds(10));
        assertThat(database.open()).as("the database is back").isPositive();
        time.close();
    }

    @Test
    void aConnectThatIsSlowIsNotGivenUpForAnother() throws Exception {
        database.connectTakes = Duration.ofSeconds(3);
        var pool = poolOf(1, 1);
        pool.getConnection();

        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(3));
        time.sleep(Duration.ofSeconds(10));
        assertThat(database.open()).as("those that came later are closed").isEqualTo(1);
        assertThat(pool.status().checkedOut()).isEqualTo(1);
        assertThat(pool.status().opening()).isZero();
    }

    @Test
    void theFirstConnectAfterAConnectionWasFoundInvalidIsOneOfAnOutage() throws Exception {
        var pool = poolOf(2, 1);
        pool.getConnection().close();
        time.sleep(Duration.ofSeconds(1));
        beginOutage();
        database.refuses = false;
        database.connectTakes = StubDatabase.A_YEAR;
        time.spawn("borrower", () -> pool.getConnection().close());
        time.sleep(Duration.ofMillis(10));
        int before = database.attempts();
        time.sleep(LONGEST_PAUSE);

        assertThat(database.attempts() - before).isEqualTo(1);
        time.close();
    }

    @Test
    void afterTheFirstSuccessOneTwoAndFourConnectsRunAtATime() throws Exception {
        var pool = poolOf(20, 1);
        beginOutage();
        for (int i = 0; i < 20; i++) {
            time.spawn("borrower-" + i, () -> {
                pool.getConnection();
                time.sleep(Duration.ofSeconds(10));
            });
        }
        time.sleep(Duration.ofSeconds(2));
        database.connectTakes = Duration.ofMillis(200);
        time.sleep(Duration.ofMillis(500)); // a probe is under way
        database.refuses = false;
        var most = new ArrayList<Integer>();
        for (int opened : List.of(1, 2, 3, 20)) {
            database.resetMostUnderWay();
            while (database.open() < opened) {
                time.sleep(Duration.ofMillis(5));
            }
            most.add(database.mostUnderWay());
        }

        assertThat(most).containsExactly(1, 1, 2, 4);
    }

    @Tag("slow")
    @Test
    void aHundredPoolsConnectFarLessOftenThanNaivePools() throws Exception {
        var ours = new Fleet();
        var naive = new Fleet();
        for (int i = 0; i < Fleet.POOLS; i++) {
            ours.add(ours.pool(i)::getConnection);
            naive.add(new NaivePool(naive)::getConnection);
        }
        ours.run();
        naive.run();
        System.out.printf(
                "A fleet's connects, ours and naive: %d and %d during the outage, %d and %d in its busiest 100 ms, "
                        + "%d and %d in the busiest 100 ms after it%n",
                ours.begun(),
                naive.begun(),
                ours.mostBegun(),
                naive.mostBegun(),
                ours.mostOpened(),
                naive.mostOpened());
        assertThat(ours.begun()).isLessThan(naive.begun() / 10);
        assertThat(ours.mostBegun()).isLessThan(naive.mostBegun() / 3);
        assertThat(ours.mostOpened()).isLessThan(naive.mostOpened() / 3);
        assertThat(ours.poolsThatWorkAgain()).isEqualTo(Fleet.POOLS);
        assertThat(ours.lastFirstSuccess()).isLessThan(Duration.ofMillis(400)); // and 20 ms of work
    }
}
