package dev.patterns.examples.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ScriptedDatabase} does when it gets a certain call: nothing special at first. The last verb holds
 * until the next one. A script may be changed at any time by any thread.
 *
 * <p>{@code script.ofConnection(2).after(3).times(1).hangs()}: the fourth such call on connection 2, and no other.
 */
public final class CallScript {

    /** Runs before the call takes effect: false if it is to have none. What it throws is what the caller gets. */
    @FunctionalInterface
    interface Reaction {
        boolean before(ScriptedCall call) throws Throwable;
    }

    private final ScriptedDatabase database;
    private final Predicate<String> names;
    private final AtomicInteger toComeFirst = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    private volatile int onlyConnection; // 0: all of them
    private volatile boolean onlyLost;
    private volatile Reaction reaction = call -> true;

    /** @param names of the calls that it speaks of */
    CallScript(ScriptedDatabase database, Predicate<String> names) {
        this.database = database;
        this.names = names;
    }

    /** Speaks of one connection only, by its number; the first that was opened has number 1. */
    public CallScript ofConnection(int number) {
        onlyConnection = number;
        return this;
    }

    /** Speaks of connections only that {@link ScriptedDatabase#restart} has ended. */
    public CallScript ofLostConnections() {
        onlyLost = true;
        return this;
    }

    /** The next so many calls are answered normally. */
    public CallScript after(int calls) {
        toComeFirst.set(calls);
        return this;
    }

    /** Only so many calls have what the next verb says; those that come later are answered normally. */
    public CallScript times(int calls) {
        left.set(calls);
        return this;
    }

    /** The call is answered normally. */
    public void works() {
        reaction = call -> true;
    }

    /** The call is answered after so long. */
    public void takes(Duration duration) {
        reaction = call -> {
            database.pause(call, duration);
            return true;
        };
    }

    /**
     * The call is not answered, as behind a network that swallows all packets. It ends at {@link
     * ScriptedDatabase#release}, when another thread closes or aborts the connection, at the connection's network
     * timeout, and {@code isValid} at its own.
     */
    public void hangs() {
        reaction = database::hang;
    }

    /** The call fails with that SQLState. */
    public void fails(String sqlState) {
        reaction = call -> {
            throw new SQLException(call.name() + " was refused", sqlState);
        };
    }

    /** The call has its effect, but instead of the answer there is an error. A "connect" brings no connection then. */
    public void losesAnswer() {
        reaction = call -> {
            @Nullable ScriptedConnection connection = call.connection();
            if (connection == null) {
                throw ScriptedConnection.lostAnswer();
            }
            connection.loseAnswer();
            return true;
        };
    }

    /** The server has ended the connection just before; see {@link ScriptedDatabase#terminate}. */
    public void findsConnectionGone() {
        reaction = call -> {
            @Nullable ScriptedConnection connection = call.connection();
            if (connection != null) {
                connection.lose();
                connection.checkOpenFor(call);
            }
            return true;
        };
    }

    /** The call throws that, whatever it is: drivers have defects. */
    public void throwsUnchecked(Throwable failure) {
        reaction = call -> {
            throw failure;
        };
    }

    /** The call is answered as if it had been done, and is not done; {@code isValid} is false. */
    public void isIgnored() {
        reaction = call -> false;
    }

    /** Whether the call meets the reaction; counts it then. */
    boolean takes(ScriptedCall call) {
        @Nullable ScriptedConnection connection = call.connection();
        if (!names.test(call.name())
                || onlyConnection != 0 && (connection == null || connection.number() != onlyConnection)
                || onlyLost && (connection == null || !connection.isLost())) {
            return false;
        }
        return toComeFirst.getAndUpdate(CallScript::countDown) == 0 && left.getAndUpdate(CallScript::countDown) > 0;
    }

    private static int countDown(int count) {
        return Math.max(0, count - 1);
    }

    /** False if the call is to have no effect. */
    boolean admits(ScriptedCall call) throws Throwable {
        return reaction.before(call);
    }
}
