package dev.patterns.examples.behaviour.pool.script;

import dev.patterns.examples.behaviour.CaseTime;
import dev.patterns.examples.jdbc.CallScript;
import dev.patterns.examples.jdbc.ScriptedDatabase;
import java.util.Locale;

/**
 * How the driver reacts to some calls.
 *
 * @param call a method of a connection in capitals, CONNECT, EXECUTE, CLOSE_STATEMENT or ANY_REMOTE
 * @param connection the number of the only connection that has it; 0: all of them
 * @param after how many such calls are answered normally before
 * @param times how many calls meet the reaction
 */
record DriverFault(String call, int connection, int after, int times, Reaction reaction) {

    /** What the driver does instead of answering a call at once. */
    enum Reaction {
        IS_SLOW,
        IS_VERY_SLOW,
        HANGS,
        FAILS,
        LOSES_CONNECTION,
        IS_SHUT_DOWN,
        IS_ON_READ_ONLY_NODE,
        LOSES_ANSWER,
        FINDS_CONNECTION_GONE,
        THROWS_RUNTIME_EXCEPTION,
        THROWS_ERROR;

        private void addTo(CallScript script, CaseTime time) {
            switch (this) {
                case IS_SLOW -> script.takes(time.seconds(0.03));
                case IS_VERY_SLOW -> script.takes(time.seconds(1.5));
                case HANGS -> script.hangs();
                case FAILS -> script.fails("22000");
                case LOSES_CONNECTION -> script.fails("08006");
                case IS_SHUT_DOWN -> script.fails("57P01");
                case IS_ON_READ_ONLY_NODE -> script.fails("25006");
                case LOSES_ANSWER -> script.losesAnswer();
                case FINDS_CONNECTION_GONE -> script.findsConnectionGone();
                case THROWS_RUNTIME_EXCEPTION -> script.throwsUnchecked(new IllegalStateException("scripted"));
                case THROWS_ERROR -> script.throwsUnchecked(new AssertionError("scripted"));
            }
        }
    }

    /** From the words of a step: "0 fault CONNECT 0 0 always HANGS". */
    static DriverFault read(String[] words) {
        return new DriverFault(
                words[2],
                Integer.parseInt(words[3]),
                Integer.parseInt(words[4]),
                words[5].equals("always") ? Integer.MAX_VALUE : Integer.parseInt(words[5]),
                Reaction.valueOf(words[6]));
    }

    void addTo(ScriptedDatabase database, CaseTime time) {
        var script = call.equals("ANY_REMOTE") ? database.addForAnyRemoteCall() : database.add(method());
        reaction.addTo(script.ofConnection(connection).after(after).times(times), time);
    }

    /** SET_AUTO_COMMIT: setAutoCommit. */
    private String method() {
        var name = new StringBuilder();
        for (var word : call.toLowerCase(Locale.ROOT).split("_")) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }
}
