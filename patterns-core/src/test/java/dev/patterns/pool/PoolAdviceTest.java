package dev.patterns.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.patterns.pool.PoolStatus.BorrowOutcome;
import dev.patterns.simulation.SimulatedTime;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pool says about the size that it needs, compared with what really happens in a simulation. */
class PoolAdviceTest {

    private static final Duration LASTING = Duration.ofMinutes(9);

    /** Requests come at random and hold a connection for a random time, a share of which is one statement. */
    private record Load(double perSecond, double meanHoldSeconds, double statementShare) {

        /** How many connections would be in use on average if there were as many as one likes. */
        double offered() {
            return perSecond * meanHoldSeconds;
        }
    }

    private record Run(PoolAdvice advice, PoolStatus status, double meanInUse, double outsideStatements) {

        double shareThatWaited() {
            double waited = status.waits(BorrowOutcome.WAITED).count();
            return waited / (waited + status.waits(BorrowOutcome.IMMEDIATE).count());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "20, 0.02, 0.9",
        "10, 0.1, 0.3",
        "20, 0.2, 0.05",
        "10, 1, 0.6",
    })
    void whatWasMeasuredIsWithinFivePercentOfTheTruth(double perSecond, double meanHold, double statementShare) {
        var run = run(new Load(perSecond, meanHold, statementShare), 30, 1);

        assertThat(run.advice.measured()).isEqualTo(LASTING);
        assertThat(run.advice.meanInUse()).isCloseTo(run.meanInUse, withPercentage(5));
        assertThat(run.advice.borrowsPerSecond()).isCloseTo(perSecond, withPercentage(5));
        assertThat(run.advice.meanHold().toNanos() / 1e9).isCloseTo(meanHold, withPercentage(5));
        assertThat(run.advice.outsideStatements().orElseThrow()).isCloseTo(run.outsideStatements, withPercentage(5));
    }

    @Tag("thorough")
    @ParameterizedTest
    @CsvSource({"20, 0.05", "20, 0.2", "10, 1"})
    void atTheSizeThatIsAdvisedOneBorrowInTwentyWaits_andMoreWithOneConnectionLess(double perSecond, double meanHold) {
        var load = new Load(perSecond, meanHold, 0.5);
        var advice = run(load, 30, 1).advice;
        int advised = advice.sizeNeeded();

        double waited = run(load, advised, 2).shareThatWaited();
        double waitedWithOneLess = run(load, advised - 1, 2).shareThatWaited();

        assertThat(waited).isCloseTo(advice.waitingWith(advised), within(0.02)).isLessThan(0.055);
        assertThat(waitedWithOneLess)
                .isCloseTo(advice.waitingWith(advised - 1), within(0.03))
                .isGreaterThan(0.045);
    }

    /** Values of the formula that were computed term by term from its definition. */
    @Test
    void erlangsFormulaIsRight() {
        var advice = advice(4, 0.9);

        assertThat(advice.waitingWith(5)).isCloseTo(0.5541, within(0.0001));
        assertThat(advice.waitingWith(8)).isCloseTo(0.0590, within(0.0001));
        assertThat(advice.waitingWith(9)).isCloseTo(0.0238, within(0.0001));
        assertThat(advice.waitingWith(4)).isEqualTo(1);
        assertThat(advice.sizeNeeded()).isEqualTo(9);
    }

    @Test
    void theAdviceIsGivenInPlainWords() {
        assertThat(advice(4, 0.9))
                .hasToString("payments, measured for 600 s: 80.0 borrows a second, held for 50.0 ms each,"
                        + " so 4.0 connections are in use on average."
                        + " With 9, about 2 % of the borrows would wait; the pool keeps 20."
                        + " No statement runs in 90 % of the time for which they are held:"
                        + " is something else done meanwhile, such as a remote call?"
                        + " Held for statements only, 3 would be enough.");
        assertThat(advice(4, 0.1).toString())
                .endsWith(" No statement runs in 10 % of the time for which they are held.");
    }

    @Test
    void aPoolThatWasNotUsedSaysSo() {
        var time = new SimulatedTime(1);
        var pool = new StubDatabase(time).pool().build();
        time.advance(Duration.ofSeconds(30).plus(Housekeeper.TICK));

        assertThat(pool.advice()).hasToString("payments: nothing to say yet: no connection was seen in use in 30 s");
        assertThat(pool.advice().sizeNeeded()).isEqualTo(1);
    }

    /** The pool is full, so what is in use is not what is needed. */
    @Test
    void borrowsThatFailCountAsDemand() {
        var time = new SimulatedTime(1);
        var load = new Load(10, 0.5, 0.5);
        var pool = database(time)
                .pool()
                .size(2)
                .maxOverflow(0)
                .connectionTimeout(Duration.ofMillis(100))
                .build();
        drive(time, pool, load, new SplittableRandom(1), new ArrayList<>());

        var advice = pool.advice();
        assertThat(advice.meanInUse()).isLessThan(2);
        assertThat(advice.offeredLoad()).isCloseTo(load.offered(), withPercentage(5));
    }

    @Test
    void onlyTheLastTenMinutesCount() {
        var time = new SimulatedTime(1);
        var pool = database(time).pool().build();
        drive(time, pool, new Load(20, 0.1, 0.5), new SplittableRandom(1), new ArrayList<>());
        time.advance(Duration.ofMinutes(11));

        assertThat(pool.advice().borrowsPerSecond()).isZero();
        assertThat(pool.advice().meanInUse()).isZero();
        assertThat(pool.advice().measured()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
    }

    private static PoolAdvice advice(double load, double outside) {
        return new PoolAdvice(
                "payments",
                20,
                Duration.ofMinutes(10),
                load * 20,
                Duration.ofMillis(50),
                load,
                OptionalDouble.of(outside));
    }

    private static Run run(Load load, int size, long seed) {
        var time = new SimulatedTime(seed);
        var pool = database(time)
                .pool()
                .size(size)
                .maxOverflow(0)
                .prePing(PrePing.never())
                .recycle(StubDatabase.A_YEAR)
                .build();
        var holds = new ArrayList<long[]>();
        drive(time, pool, load, new SplittableRandom(seed), holds);
        double held = holds.stream().mapToLong(hold -> hold[0]).sum();
        double inStatements = holds.stream().mapToLong(hold -> hold[1]).sum();
        return new Run(pool.advice(), pool.status(), held / LASTING.toNanos(), 1 - inStatements / held);
    }

    /** A statement takes as many nanoseconds as it says. */
    private static StubDatabase database(SimulatedTime time) {
        var database = new StubDatabase(time);
        database.executeTakes = sql -> Duration.ofNanos(Long.parseLong(sql));
        return database;
    }

    /** Adds how long each connection was held, and how much of that was a statement. */
    private static void drive(
            SimulatedTime time, ConnectionPool pool, Load load, RandomGenerator random, ArrayList<long[]> holds) {
        double arrival = 0;
        for (int i = 0; arrival < LASTING.toSeconds(); i++) {
            arrival += random.nextExponential() / load.perSecond;
            long hold = (long) (random.nextExponential() * load.meanHoldSeconds * 1e9);
            long statement = (long) (hold * load.statementShare);
            time.spawn("request " + i, Duration.ofNanos((long) (arrival * 1e9)), () -> {
                try (var connection = pool.getConnection();
                        var execute = connection.createStatement()) {
                    time.sleep(Duration.ofNanos((hold - statement) / 2));
                    execute.execute("" + statement);
                    time.sleep(Duration.ofNanos((hold - statement) / 2));
                    holds.add(new long[] {hold, statement});
                } catch (SQLException e) {
                    assertThat(e.getMessage()).contains("no connection within");
                }
            });
        }
        time.advance(LASTING.plus(Housekeeper.TICK));
    }
}
