package dev.patterns.bulkhead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.CallRejectedException;
import dev.patterns.Deadline;
import dev.patterns.simulation.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * Random scripts on a bulkhead and on {@link NaiveBulkhead}: after each step every call is in the same state in both.
 * Each step runs to its end before the next begins, so no call can overtake one that waits.
 */
class RandomScriptTest {

    private static final int SCRIPTS = 400;
    private static final int STEPS = 80;
    private static final Duration MAX_WAIT = Duration.ofMillis(10);

    @Test
    void theBulkheadDoesWhatANaiveOneDoes() {
        for (int seed = 0; seed < SCRIPTS; seed++) {
            try (var time = new SimulatedTime(seed)) {
                new Script(time, seed).run();
            }
        }
    }

    private static final class Script {
        private final SimulatedTime time;
        private final int seed;
        private final SplittableRandom random;
        private final NaiveBulkhead naive;
        private final Bulkhead bulkhead;
        private final List<NaiveBulkhead.Call> expected = new ArrayList<>();
        private final List<Call> calls = new ArrayList<>();

        Script(SimulatedTime time, int seed) {
            this.time = time;
            this.seed = seed;
            this.random = new SplittableRandom(seed);
            this.naive = new NaiveBulkhead(1 + random.nextInt(3), random.nextInt(5));
            this.bulkhead = Bulkhead.builder("script")
                    .limit(naive.limit)
                    .maxWaiters(naive.maxWaiters)
                    .maxWait(MAX_WAIT)
                    .time(time)
                    .build();
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                var what = step();
                settle(random.nextInt(4) == 0 ? random.nextLong(8_000_000) : 1);
                compare("seed " + seed + ", step " + step + ": " + what);
            }
        }

        private String step() {
            return switch (random.nextInt(8)) {
                case 0, 1, 2 -> begin(random.nextBoolean() ? new AsyncCall() : new BlockingCall());
                case 3, 4, 5 -> end();
                case 6 -> stopWaiting();
                default -> changeSettings();
            };
        }

        private String begin(Call call) {
            var wait = random.nextInt(3) == 0 ? Duration.ofNanos(random.nextLong(1, 15_000_000)) : Duration.ofDays(1);
            long shortest = Math.min(wait.toNanos(), MAX_WAIT.toNanos());
            expected.add(naive.begin(time.nanoTime() + shortest));
            calls.add(call);
            call.begin(wait);
            return "begin " + call + " with " + wait;
        }

        private String end() {
            if (naive.active.isEmpty()) {
                return "nothing to end";
            }
            var call = naive.active.get(random.nextInt(naive.active.size()));
            naive.end(call);
            calls.get(expected.indexOf(call)).end(random.nextBoolean());
            return "end";
        }

        private String stopWaiting() {
            if (naive.waiting.isEmpty()) {
                return "no call waits";
            }
            var call = naive.waiting.get(random.nextInt(naive.waiting.size()));
            naive.stopWaiting(call);
            calls.get(expected.indexOf(call)).stopWaiting();
            return "stop waiting";
        }

        private String changeSettings() {
            naive.maxWaiters = random.nextInt(5);
            naive.limit(1 + random.nextInt(4));
            bulkhead.reconfigure(settings -> settings.limit(naive.limit).maxWaiters(naive.maxWaiters));
            return "limit " + naive.limit + ", maxWaiters " + naive.maxWaiters;
        }

        /** Waits end at different times: the naive bulkhead must see them in the same order. */
        private void settle(long nanos) {
            long from = time.nanoTime();
            time.advance(Duration.ofNanos(nanos));
            naive.timePasses(from + nanos);
        }

        private void compare(String when) {
            var status = bulkhead.status();
            assertThat(calls.stream().map(Call::state).toList())
                    .as(when)
                    .isEqualTo(expected.stream().map(it -> it.state).toList());
            assertThat(status.active()).as(when).isEqualTo(naive.active.size());
            assertThat(status.waiting()).as(when).isEqualTo(naive.waiting.size());
            assertThat(status.admitted())
                    .as(when)
                    .isEqualTo(expected.stream()
                            .filter(it -> it.state.equals("active") || it.state.equals("ended"))
                            .count());
        }

        /** A call of the real bulkhead. */
        private abstract static class Call {
            final CompletableFuture<String> stage = new CompletableFuture<>();
            boolean started;
            boolean rejected;

            abstract void begin(Duration deadline);

            abstract void stopWaiting();

            void end(boolean well) {
                if (well) {
                    stage.complete("answer");
                } else {
                    stage.completeExceptionally(new IllegalStateException("failed"));
                }
            }

            String state() {
                if (rejected) {
                    return "rejected";
                }
                return started ? stage.isDone() ? "ended" : "active" : "waiting";
            }
        }

        private final class AsyncCall extends Call {
            private CompletableFuture<String> result;

            @Override
            void begin(Duration deadline) {
                result = Deadline.after(deadline, time)
                        .callAsync(() -> bulkhead.callAsync(() -> {
                            started = true;
                            return stage;
                        }));
                result.whenComplete((value, failure) -> rejected = !started);
            }

            @Override
            void stopWaiting() {
                result.cancel(true);
            }
        }

        private final class BlockingCall extends Call {
            private Thread thread;

            @Override
            void begin(Duration deadline) {
                time.spawn("caller", () -> {
                    thread = Thread.currentThread();
                    try {
                        Deadline.after(deadline, time).call(() -> bulkhead.call(this::awaitEnd));
                    } catch (CallRejectedException rejection) {
                        rejected = true;
                    } catch (IllegalStateException failure) {
                        assertThat(failure).hasMessage("failed");
                    } finally {
                        Thread.interrupted();
                    }
                });
            }

            private String awaitEnd() {
                started = true;
                while (!stage.isDone()) {
                    time.parkNanos(this, Long.MAX_VALUE);
                }
                if (stage.isCompletedExceptionally()) {
                    throw new IllegalStateException("failed");
                }
                return stage.join();
            }

            @Override
            void end(boolean well) {
                super.end(well);
                time.unpark(thread);
            }

            @Override
            void stopWaiting() {
                time.interrupt(thread);
            }
        }
    }
}
