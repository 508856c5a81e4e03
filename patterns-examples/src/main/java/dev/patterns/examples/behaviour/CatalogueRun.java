package dev.patterns.examples.behaviour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/**
 * Runs every case of some suites on every contender.
 *
 * <pre>
 *   simulated time   a thread a processor              they compute
 *   real time        {@value #REAL_PER_PROCESSOR} threads a processor, longest first   they mostly wait
 *   alone            one thread                        nothing else may run
 * </pre>
 *
 * The three are run one after the other, so that computing does not disturb the margins of what waits.
 *
 * <p>A cell in real time is run several times. If its runs differ, it flickers. But if meanwhile the machine woke a
 * thread late by one of the case's seconds, the runs say nothing: the cell is run anew, with nothing else beside it, at
 * most {@value #TIMES_ALONE} times.
 */
public final class CatalogueRun {

    /** With more, the processors are busy enough for wake-ups to come late by a few milliseconds: a case's margin. */
    static final int REAL_PER_PROCESSOR = 8;

    static final int TIMES_ALONE = 3;

    private final List<Suite<?>> suites;
    private final Progress progress;
    private final List<Row> rows = new ArrayList<>();
    private final Map<CellRun<?>, CellResult> results = new ConcurrentHashMap<>();
    private final Queue<CellRun<?>> disturbed = new ConcurrentLinkedQueue<>();

    /** Hears of each cell that has been run, from one thread at a time. */
    @FunctionalInterface
    public interface Progress {
        /** @param left an estimate of the time until the end, once there is one */
        void finished(int done, int all, Optional<Duration> left);
    }

    /** A case on all contenders. */
    private record Row(String pattern, String file, Case<?> one, List<? extends CellRun<?>> cells) {

        /** B2 is before B6a, B6b and B11. */
        static final Comparator<Row> BY_ID = Comparator.comparingInt(Row::number)
                .thenComparing(row -> row.one().id());

        private int number() {
            return Integer.parseInt(one.id().replaceAll("\\D", ""));
        }
    }

    public CatalogueRun(List<? extends Suite<?>> suites, Progress progress) {
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

    /** Runs all cells. */
    public BehaviourResult run() {
        return run(cell -> true);
    }

    /** Runs the cells that need no real time. The others are missing from the result. */
    public BehaviourResult runSimulated() {
        return run(cell -> !cell.isReal());
    }

    private BehaviourResult run(Predicate<CellRun<?>> chosen) {
        try (var wakeUps = new WakeUps()) {
            return run(chosen, wakeUps);
        }
    }

    BehaviourResult run(Predicate<CellRun<?>> chosen, Lateness lateness) {
        int processors = Runtime.getRuntime().availableProcessors();
        var cells = rows.stream()
                .flatMap(row -> row.cells().stream())
                .<CellRun<?>>map(cell -> cell)
                .filter(chosen)
                .toList();
        int all = cells.size();
        run(cells.stream().filter(cell -> !cell.isAlone() && !cell.isReal()).toList(), processors, all, lateness);
        run(
                cells.stream()
                        .filter(cell -> !cell.isAlone() && cell.isReal())
                        .sorted(Comparator.comparing((CellRun<?> cell) -> cell.second())
                                .reversed())
                        .toList(),
                REAL_PER_PROCESSOR * processors,
                all,
                lateness);
        run(cells.stream().filter(CellRun::isAlone).toList(), 1, all, lateness);
        for (int i = 0; i < TIMES_ALONE; i++) {
            var again = List.copyOf(disturbed);
            disturbed.clear();
            run(again, 1, all, lateness);
        }
        return result();
    }

    private BehaviourResult result() {
        var contenders = new LinkedHashSet<String>();
        suites.forEach(suite -> suite.contenders().forEach(contender -> contenders.add(contender.name())));
        return new BehaviourResult(
                List.copyOf(contenders),
                rows.stream()
                        .map(this::result)
                        .filter(row -> !row.cells().isEmpty())
                        .toList());
    }

    private void run(List<? extends CellRun<?>> cells, int threads, int all, Lateness lateness) {
        var estimate = new Estimate(cells.size(), all);
        var executor = Executors.newFixedThreadPool(threads, CatalogueRun::daemon);
        try {
            var started = cells.stream()
                    .map(cell -> executor.submit(() -> run(cell, estimate, lateness)))
                    .toList();
            started.forEach(CatalogueRun::await);
        } finally {
            executor.shutdownNow();
        }
    }

    private void run(CellRun<?> cell, Estimate estimate, Lateness lateness) {
        var watch = lateness.watch();
        var result = cell.run();
        boolean isDisturbed = watch.end().compareTo(cell.second()) > 0;
        if (isDisturbed && !result.flickered().isEmpty()) {
            disturbed.add(cell);
        }
        synchronized (progress) {
            results.put(cell, result);
            progress.finished(results.size(), estimate.all, estimate.left());
        }
    }

    /** How long some cells of all take. Those that come later are taken to last as long each. */
    private final class Estimate {

        private final int before = results.size();
        private final long start = System.nanoTime();
        private final int cells;
        private final int all;

        Estimate(int cells, int all) {
            this.cells = cells;
            this.all = all;
        }

        /** Empty while cells in simulated time are run: they say nothing about those in real time. */
        Optional<Duration> left() {
            int done = results.size() - before;
            boolean isLast = before + cells == all;
            if (done <= 0 || !isLast && before == 0) {
                return Optional.empty();
            }
            return Optional.of(Duration.ofNanos(System.nanoTime() - start)
                    .multipliedBy(all - before - done)
                    .dividedBy(done));
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
                one.line(),
                row.cells().stream()
                        .flatMap(cell -> Optional.ofNullable(results.get(cell)).stream())
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
