package dev.patterns.examples.soak;

import java.sql.SQLException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Plays one random fault after the other until it is interrupted, with a pause after each. */
final class FaultPlayer implements Runnable {

    private static final SoakFault[] FAULTS = SoakFault.values();

    private final OrderService service;
    private final SoakDatabase database;
    private final StockServer stock;
    private final List<Thread> clients;
    private final SplittableRandom random;
    private final Map<SoakFault, Integer> played = Collections.synchronizedMap(new EnumMap<>(SoakFault.class));
    private volatile @Nullable Exception failure;

    FaultPlayer(
            OrderService service,
            SoakDatabase database,
            StockServer stock,
            List<Thread> clients,
            SplittableRandom random) {
        this.service = service;
        this.database = database;
        this.stock = stock;
        this.clients = clients;
        this.random = random;
    }

    @Override
    public void run() {
        try {
            while (true) {
                Thread.sleep(random.nextLong(200, 1_500));
                var fault = FAULTS[random.nextInt(FAULTS.length)];
                play(fault, random.nextLong(100, 800));
                played.merge(fault, 1, Integer::sum);
            }
        } catch (InterruptedException theEnd) {
            // the fault has been undone
        } catch (SQLException | RuntimeException e) {
            failure = e;
        }
    }

    /** Why the faults have ended before the run; empty if they have not. */
    Optional<Exception> failure() {
        return Optional.ofNullable(failure);
    }

    private void play(SoakFault fault, long millis) throws SQLException, InterruptedException {
        switch (fault) {
            case STOCK_FAILS, STOCK_RESETS, STOCK_HANGS, STOCK_GARBLES -> {
                stock.setFault(fault);
                sleepThen(millis, () -> stock.setFault(null));
            }
            case SESSIONS_TERMINATED -> database.terminateSessions();
            case STATEMENTS_CANCELLED -> database.cancelStatements();
            case CONNECTS_FAIL -> {
                database.failConnects();
                sleepThen(millis, database::restoreConnects);
            }
            case CONNECTS_HANG -> {
                database.hangConnects();
                sleepThen(millis, database::restoreConnects);
            }
            case TABLE_LOCKED -> {
                try (var lock = database.lockTable()) {
                    Thread.sleep(millis);
                    lock.rollback();
                }
            }
            case CLIENTS_INTERRUPTED -> clients.forEach(Thread::interrupt);
            case POOL_EVICTED -> {
                service.pool().suspend();
                sleepThen(millis / 4, service.pool()::resume);
                service.pool().softEvict();
            }
            case SETTINGS_CHANGED -> {
                service.changeSettings();
                sleepThen(millis, service::restoreSettings);
            }
        }
    }

    private static void sleepThen(long millis, Runnable undo) throws InterruptedException {
        try {
            Thread.sleep(millis);
        } finally {
            undo.run();
        }
    }

    Map<SoakFault, Integer> played() {
        synchronized (played) {
            return new TreeMap<>(played);
        }
    }
}
