package dev.patterns.examples.behaviour.pool.script;

import dev.patterns.Time;
import dev.patterns.examples.contenders.pool.PoolAdapter;
import dev.patterns.examples.contenders.pool.PoolSettings;
import javax.sql.DataSource;

/** Makes the pool that the scripts are played on. */
@FunctionalInterface
public interface ScriptedPool {
    PoolAdapter open(DataSource raw, PoolSettings settings, Time time);
}
