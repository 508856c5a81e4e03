package dev.patterns.examples.behaviour;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntConsumer;

/**
 * Runs every case of some suites on every contender.
 *
 * <p>First those in simulated time, one thread a processor, because they compute. Then those in real time, several at
 * once, because they mostly wait; after the others, so that nothing disturbs their margins. A case that must be alone
 * takes the write lock, all others a read lock.
 */
public final class CatalogueRun {

    private static final int REAL_AT_ONCE = 8;

    private final List<Suite<?>> suites;
    private final IntConsumer progress;
    private final List<Row> rows = new ArrayList<>();
    private final ReadWriteLock isolation = new ReentrantReadWriteLock();
    private final Map<CellRun<?>, CellResult> results = new ConcurrentHashMap<>();

    /** A case on all contenders. */
    private record Row(String pattern, String file, Case<?> one, List<? extends CellRun<?>> cells) {

        /** B2 is before B11. */
        static final Comparator<Row> BY_ID =
                Comparator.comparingInt(row -> Integer.parseInt(row.one().id().replaceAll("\\D", "")));
    }

    /** @param progress is given the number of finished cells, by one thread at a time */
    public CatalogueRun(List<? extends Suite<?>> suites, IntConsumer progress) {
        this.suites = List.copyOf(suites);
        this.progress = progress;
        this.suites.forEach(this::addRows);
    }

    private <T extends Trial> void addRows(Suite<T> suite) {
        var added = new ArrayList<Row>();
        for (var family : suite.families()) {
            for (var one : family.cases()) {
                var cells = suite.contenders().stream()
                        .map(contender -> new CellRun<>(one, contender))
                        .toList();
                added.add(new Row(suite.pattern(), family.path(), one, cells));
            }
        }
        added.sort(Row.BY_ID);
        rows.addAll(added);
    }

    /** How many cells there are. */
    public int cells() {
        return rows.stream().mapToInt(row -> row.cells().size()).sum();
    }

    public BehaviourResult run() {
        runThose(false, Runtime.getRuntime().availableProcessors());
        runThose(true, REAL_AT_ONCE);
        var contenders = new LinkedHashSet<String>();
        suites.forEach(suite -> suite.contenders().forEach(contender -> contenders.add(contender.name())));
        return new BehaviourResult(
                List.copyOf(contenders), rows.stream().map(this::result).toList());
    }

    private void runThose(boolean inRealTime, int threads) {
        var executor = Executors.newFixedThreadPool(threads, CatalogueRun::daemon);
        try {
            var started = rows.stream()
                    .flatMap(row -> row.cells().stream())
                    .filter(cell -> cell.isReal() == inRealTime)
                    .map(cell -> start(cell, executor))
                    .toList();
            started.forEach(CatalogueRun::await);
        } finally {
            executor.shutdownNow();
        }
    }

    private Future<?> start(CellRun<?> cell, ExecutorService executor) {
        return executor.submit(() -> {
            var result = isolated(cell);
            synchronized (progress) {
                results.put(cell, result);
                progress.accept(results.size());
            }
        });
    }

    private CellResult isolated(CellRun<?> cell) {
        var lock = cell.isAlone() ? isolation.writeLock() : isolation.readLock();
        lock.lock();
        try {
            return cell.run();
        } finally {
            lock.unlock();
        }
    }

    private CaseResult result(Row row) {
        var one = row.one();
        return new CaseResult(
                one.id(),
                row.pattern(),
                one.title(),
                one.expected(),
                one.source(),
                one.realTime() ? CellResult.REAL : CellResult.SIMULATED,
                one.note().orElse(null),
                row.file(),
                row.cells().stream()
                        .map(cell -> Objects.requireNonNull(results.get(cell)))
                        .toList());
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "behaviour");
        thread.setDaemon(true);
        return thread;
    }

    private static void await(Future<?> cell) {
        try {
            cell.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }
}
