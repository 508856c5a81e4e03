package dev.patterns.examples.behaviour.pool;

import dev.patterns.examples.behaviour.Case;
import dev.patterns.examples.behaviour.Observation;
import dev.patterns.examples.behaviour.Texts;
import dev.patterns.examples.contenders.pool.PoolRemedy;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Exhaustion: every connection is lent, and a borrower has waited in vain. The exception is all that an operator
 * has at three in the morning.
 */
final class Exhaustion {

    private static final Pattern OWN_CONNECTION = Pattern.compile("(?i)this thread holds|by the same thread");

    private Exhaustion() {}

    static List<Case<PoolTrial>> cases() {
        return List.of(
                Case.builder("P9", Exhaustion::saysWhichThreadHolds)
                        .title("A borrower that times out is told which thread holds the connection")
                        .expected("The exception's message has the name of the holding thread")
                        .source("HikariCP #2019: \"Connection is not available\" and nothing else")
                        .build(),
                Case.builder("P10", Exhaustion::saysThatItIsTheThreadItself)
                        .title("A thread that holds a connection and waits for another is told so")
                        .expected("The exception's message says that the thread itself is a holder")
                        .source("HikariCP #442: the pool deadlocks when each thread needs two")
                        .remedy(PoolRemedy.NESTED_BORROW)
                        .build(),
                Case.builder("P18", Exhaustion::howLongItIsHeld)
                        .title("While a connection is held, the pool can say for how long")
                        .expected("At least 20 s for a connection that has been held for 30 s")
                        .source("The payment story: a remote call made while a connection is held empties the pool")
                        .build(),
                Case.builder("P28a", Exhaustion::whyNoConnectionCouldBeOpened)
                        .title("A borrower that gets no connection because none can be opened is told why")
                        .expected("The driver's message is in the exception, or in its causes")
                        .source("A wrong password looks like a full pool otherwise")
                        .build());
    }

    private static Observation saysWhichThreadHolds(PoolTrial trial) throws SQLException {
        var pool = trial.open(1, 0, settings -> settings.connectionTimeout(trial.seconds(60)));
        try (var held = pool.dataSource().getConnection()) {
            trial.say("connection %d is held", trial.physical(held));
            var borrow = trial.begin(pool, "the borrower");
            borrow.endsWithin(400);
            boolean named =
                    message(borrow.failure()).contains(Thread.currentThread().getName());
            trial.say("its message %s the holding thread", named ? "names" : "does not name");
            return Observation.of(named, "the holder is %s", named ? "named" : "not named");
        }
    }

    /** Two locks in one thread: as soon as all threads do it at once, none gets its second connection. */
    private static Observation saysThatItIsTheThreadItself(PoolTrial trial) {
        var pool = trial.open(1, 0, settings -> settings.connectionTimeout(trial.seconds(60)));
        var nested = trial.inBackground("the nested borrow", () -> {
            try (var outer = pool.dataSource().getConnection();
                    var inner = pool.dataSource().getConnection()) {
                trial.say("%s and %s", outer, inner);
            }
        });
        nested.endsWithin(400);
        boolean said = OWN_CONNECTION.matcher(message(nested.failure())).find();
        return Observation.of(said, "the message %s it", said ? "says" : "does not say");
    }

    /** The pool isn't too small: somewhere a connection is held during a call that takes seconds. */
    private static Observation howLongItIsHeld(PoolTrial trial) throws SQLException {
        var pool = trial.open(1);
        try (var held = pool.dataSource().getConnection()) {
            trial.say("connection %d is held", trial.physical(held));
            trial.advance(30);
            boolean known = pool.longestHold().compareTo(trial.seconds(20)) >= 0;
            return Observation.of(known, "the time is %s", known ? "known" : "too short");
        }
    }

    private static Observation whyNoConnectionCouldBeOpened(PoolTrial trial) {
        trial.database().on("connect").fails("28P01");
        var pool = trial.open(1, 0, settings -> settings.connectionTimeout(trial.seconds(200)));
        var borrow = trial.begin(pool, "the borrower");
        if (!borrow.endsWithin(400)) {
            return Observation.different("it is still waiting");
        }
        boolean told = false;
        for (Throwable e = borrow.failure(); e != null; e = e.getCause()) {
            told |= message(e).contains("connect was refused");
        }
        return Observation.of(told, "the driver's message is %s", told ? "there" : "lost");
    }

    private static String message(@Nullable Throwable failure) {
        return failure == null ? "" : Texts.ofFailure(failure) + failure.getMessage();
    }
}
