package dev.patterns.examples.contenders.pool.faults;

import java.time.Duration;

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
            Thread.sleep(6_000);
            postgres.restart(program);
        }
    },
    FROZEN {
        @Override
        void happen(FaultyPostgres postgres, TcpProxy proxy) throws Exception {
            postgres.freeze();
            Thread.sleep(4_000);
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
            Thread.sleep(3_000);
            proxy.endBlackHole();
        }

        /** Connects that hang keep all slots, and the next one begins when the first of them is given up. */
        @Override
        Duration maxRecovery() {
            return Duration.ofSeconds(1);
        }
    };

    /** How soon after the fault the hand-written pool's first success must come. */
    Duration maxRecovery() {
        return Duration.ofMillis(300);
    }

    /** Begins the fault and returns when it is over. */
    abstract void happen(FaultyPostgres postgres, TcpProxy proxy) throws Exception;
}
