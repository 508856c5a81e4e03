package dev.patterns.examples.contenders.pool;

import dev.patterns.Time;
import dev.patterns.examples.contenders.Remedy;
import dev.patterns.examples.contenders.RemedySetting;
import java.util.Optional;
import javax.sql.DataSource;

/** The pools that are compared. */
public enum PoolContender {
    DOCUMENTED(true) {
        @Override
        public PoolAdapter open(DataSource raw, PoolSettings settings, Time time) {
            return DocumentedPool.open(raw, settings, time);
        }
    },
    HANDWRITTEN(true) {
        @Override
        public PoolAdapter open(DataSource raw, PoolSettings settings, Time time) {
            return HandwrittenPool.open(raw, settings, time);
        }

        @Override
        public Optional<RemedySetting> settingFor(Remedy remedy) {
            return HandwrittenPool.settingFor(remedy);
        }
    },
    HIKARICP(false) {
        @Override
        public PoolAdapter open(DataSource raw, PoolSettings settings, Time time) {
            return HikariCpPool.open(raw, settings);
        }

        @Override
        public Optional<RemedySetting> settingFor(Remedy remedy) {
            return HikariCpPool.settingFor(remedy);
        }
    },
    AGROAL(false) {
        @Override
        public PoolAdapter open(DataSource raw, PoolSettings settings, Time time) {
            return AgroalPool.open(raw, settings);
        }

        @Override
        public Optional<RemedySetting> settingFor(Remedy remedy) {
            return AgroalPool.settingFor(remedy);
        }
    },
    DBCP2(false) {
        @Override
        public PoolAdapter open(DataSource raw, PoolSettings settings, Time time) {
            return Dbcp2Pool.open(raw, settings);
        }

        @Override
        public Optional<RemedySetting> settingFor(Remedy remedy) {
            return Dbcp2Pool.settingFor(remedy);
        }
    };

    private final boolean simulatedTime;

    PoolContender(boolean simulatedTime) {
        this.simulatedTime = simulatedTime;
    }

    /** Opens a pool whose connections come from the raw data source. */
    public abstract PoolAdapter open(DataSource raw, PoolSettings settings, Time time);

    public final PoolAdapter open(DataSource raw, PoolSettings settings) {
        return open(raw, settings, Time.system());
    }

    /** Its own setting for a remedy, where it has one. {@link PoolSettings#remedy} makes {@link #open} set it. */
    public Optional<RemedySetting> settingFor(Remedy remedy) {
        return Optional.empty();
    }

    /** Whether it runs on the {@link Time} passed to {@code open}; the others always run in real time. */
    public final boolean runsInSimulatedTime() {
        return simulatedTime;
    }
}
