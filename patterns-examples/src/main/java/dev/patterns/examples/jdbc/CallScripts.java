package dev.patterns.examples.jdbc;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The scripts of a {@link ScriptedDatabase}: one of each call, and any number that were added. */
final class CallScripts {

    private final ScriptedDatabase database;
    private final Map<String, CallScript> ofCalls = new ConcurrentHashMap<>();
    private final List<CallScript> added = new CopyOnWriteArrayList<>();

    CallScripts(ScriptedDatabase database) {
        this.database = database;
    }

    CallScript of(String call) {
        return ofCalls.computeIfAbsent(call, name -> new CallScript(database, name::equals));
    }

    CallScript add(Predicate<String> calls) {
        var script = new CallScript(database, calls);
        added.add(script);
        return script;
    }

    boolean isEmpty() {
        return added.isEmpty() && ofCalls.isEmpty();
    }

    void clear() {
        added.clear();
        ofCalls.clear();
    }

    /** The one that decides what happens to the call; null if it is answered normally. */
    @Nullable
    CallScript whoseTurnItIs(ScriptedCall call) {
        for (var script : added) {
            if (script.takes(call)) {
                return script;
            }
        }
        @Nullable CallScript script = ofCalls.get(call.name());
        return script != null && script.takes(call) ? script : null;
    }
}
