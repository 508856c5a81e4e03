package dev.patterns.pool.script;

import java.sql.SQLException;
import java.time.Duration;

/** What the driver does instead of answering a call at once. */
enum Reaction {
    IS_SLOW(3, call -> call.pause(Duration.ofMillis(30))),
    IS_VERY_SLOW(2, call -> call.pause(Duration.ofMillis(1_500))),
    /** Until the driver is released, or another thread ends the connection. */
    HANGS(5, FaultyDriver.CallUnderWay::hang),
    FAILS(3, "22000"),
    LOSES_CONNECTION(3, "08006"),
    IS_SHUT_DOWN(2, "57P01"),
    IS_ON_READ_ONLY_NODE(1, "25006"),
    /** The call has its effect, but the caller never learns it. */
    LOSES_ANSWER(1, FaultyDriver.CallUnderWay::loseAnswer),
    /** The server has ended the connection just before. */
    FINDS_CONNECTION_GONE(2, FaultyDriver.CallUnderWay::endConnection),
    THROWS_RUNTIME_EXCEPTION(1, call -> {
        throw new ScriptedRuntimeException();
    }),
    THROWS_ERROR(1, call -> {
        throw new ScriptedError();
    });

    /** What happens before the call has its effect. */
    @FunctionalInterface
    interface Effect {
        void on(FaultyDriver.CallUnderWay call) throws SQLException;
    }

    static final class ScriptedRuntimeException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    static final class ScriptedError extends Error {
        private static final long serialVersionUID = 1;
    }

    final int weight;
    final Effect effect;

    Reaction(int weight, Effect effect) {
        this.weight = weight;
        this.effect = effect;
    }

    Reaction(int weight, String sqlState) {
        this(weight, call -> {
            throw new SQLException("scripted", sqlState);
        });
    }

    static boolean isScripted(Throwable failure) {
        return failure instanceof ScriptedRuntimeException || failure instanceof ScriptedError;
    }
}
