package dev.patterns.examples.faults;

/** How another server becomes the primary one. The clients' address is a proxy that leads to one server at a time. */
enum Failover {
    /** Planned. The old primary becomes read-only and keeps its sessions, as if the address moved in the DNS. */
    SESSIONS_STAY {
        @Override
        void happen(ReplicatedPostgres pair, TcpProxy address) throws Exception {
            pair.makePrimaryReadOnly();
            pair.standby().promote();
            address.moveTo(pair.standby().port());
        }
    },
    /** Planned. The old primary comes back as a standby, and the address leads to it for some time. */
    ADDRESS_MOVES_LATE {
        @Override
        void happen(ReplicatedPostgres pair, TcpProxy address) throws Exception {
            pair.primary().stop();
            pair.standby().promote();
            pair.restartPrimaryAsStandby();
            Thread.sleep(1_000);
            address.moveTo(pair.standby().port());
        }
    },
    /** The primary crashes. The address leads to the standby at once, some time before it is promoted. */
    PRIMARY_CRASHES {
        @Override
        void happen(ReplicatedPostgres pair, TcpProxy address) throws Exception {
            pair.primary().killAll();
            address.moveTo(pair.standby().port());
            Thread.sleep(1_000);
            pair.standby().promote();
        }
    };

    /** Returns when the new primary accepts writes and the address leads to it. */
    abstract void happen(ReplicatedPostgres pair, TcpProxy address) throws Exception;
}
