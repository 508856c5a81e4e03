package dev.patterns.examples.contenders.pool.faults;

/** What happens to the database, and how it ends. */
enum PostgresFault {
    BACKENDS_TERMINATED {
        @Override
        void happen(FaultyPostgres postgres, TcpProxy proxy) throws Exception {
            postgres.terminateBackends();
        }
    },
    POSTMASTER_KILLED {
        @Override
        void happen(FaultyPostgres postgres, TcpProxy proxy) throws Exception {
            var program = postgres.program();
            postgres.killPostmaster();
            Thread.sleep(OUTAGE_MILLIS);
            postgres.restart(program);
        }
    },
    FROZEN {
        @Override
        void happen(FaultyPostgres postgres, TcpProxy proxy) throws Exception {
            postgres.freeze();
            Thread.sleep(OUTAGE_MILLIS);
            postgres.thaw();
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
            Thread.sleep(OUTAGE_MILLIS);
            proxy.endBlackHole();
        }
    };

    private static final int OUTAGE_MILLIS = 3_000;

    /** Begins the fault and returns when it is over. */
    abstract void happen(FaultyPostgres postgres, TcpProxy proxy) throws Exception;
}
