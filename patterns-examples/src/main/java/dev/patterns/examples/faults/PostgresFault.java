package dev.patterns.examples.faults;

/** What happens to the database, and how it ends. */
public enum PostgresFault {
    BACKENDS_TERMINATED {
        @Override
        void happen(FaultyPostgres postgres, TcpProxy proxy) throws Exception {
            postgres.terminateBackends();
        }
    },
    POSTMASTER_KILLED {
        @Override
        void happen(FaultyPostgres postgres, TcpProxy proxy) throws Exception {
            postgres.server.killPostmaster();
            Thread.sleep(6_000);
            postgres.restart();
        }
    },
    FROZEN {
        @Override
        void happen(FaultyPostgres postgres, TcpProxy proxy) throws Exception {
            postgres.server.freeze();
            Thread.sleep(4_000);
            postgres.server.thaw();
        }
    },
    CONNECTIONS_CUT {
        @Override
        void happen(FaultyPostgres postgres, TcpProxy proxy) {
            proxy.cut();
        }
    },
    BLACK_HOLE {
        @Override
        void happen(FaultyPostgres postgres, TcpProxy proxy) throws Exception {
            proxy.beginBlackHole();
            Thread.sleep(3_000);
            proxy.endBlackHole();
        }
    };

    /** Begins the fault and returns when it is over. */
    abstract void happen(FaultyPostgres postgres, TcpProxy proxy) throws Exception;
}
