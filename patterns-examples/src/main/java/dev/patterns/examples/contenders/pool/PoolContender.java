package dev.patterns.examples.contenders.pool;

import dev.patterns.Time;
import javax.sql.DataSource;

/** The pools that are compared. */
public enum PoolContender {
    DOCUMENTED(true) {
        @Override
        public OpenPool open(DataSource raw, PoolSettings settings, Time time) {
            return DocumentedPool.open(raw, settings, time);
        }
    },
    HANDWRITTEN(true) {
        @Override
        public OpenPool open(DataSource raw, PoolSettings settings, Time time) {
            return HandwrittenPool.open(raw, settings, time);
        }
    },
    HIKARICP(false) {
        @Override
        public OpenPool open(DataSource raw, PoolSettings settings, Time time) {
            return HikariCp.open(raw, settings);
        }
    },
    AGROAL(false) {
        @Override
        public OpenPool open(DataSource raw, PoolSettings settings, Time time) {
            return Agroal.open(raw, settings);
        }
    },
    DBCP2(false) {
        @Override
        public OpenPool open(DataSource raw, PoolSettings settings, Time time) {
            return CommonsDbcp2.open(raw, settings);
        }
    };

    private final boolean anyTime;

    PoolContender(boolean anyTime) {
        this.anyTime = anyTime;
    }

    /** Opens a pool of connections from the raw data source. */
    public abstract OpenPool open(DataSource raw, PoolSettings settings, Time time);

    public final OpenPool open(DataSource raw, PoolSettings settings) {
        return open(raw, settings, Time.system());
    }

    /** Whether it runs in the time it is given; the others run in the machine's, whatever they are given. */
    public final boolean runsInAnyTime() {
        return anyTime;
    }
}
