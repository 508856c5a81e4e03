package dev.patterns;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.circuitbreaker.CircuitBreaker;
import dev.patterns.retry.Backoff;
import dev.patterns.retry.Retry;
import dev.patterns.simulation.SimulatedTime;
import dev.patterns.timeout.Timeout;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * No call outlives its deadline by more than its last step that can't be interrupted: random policies in random order
 * round a call of random latency that fails at random.
 */
class DeadlinePropertyTest {

    private static final int CALLS = 10_000;

    private final SimulatedTime time = new SimulatedTime(11);
    private final RandomGenerator random = time.random();

    private boolean hasTimeout;
    private boolean onCallersThread;
    private boolean ignoresInterrupts;
    private long lastStep; // nanoseconds from the beginning of the last attempt to its end
    private int attempts;
    private int retried;
    private int overdue;

    @Test
    void noCallOutlivesItsDeadlineByMoreThanItsLastUninterruptibleStep() {
        time.spawn("caller", () -> {
            for (int i = 0; i < CALLS; i++) {
                oneCall(i);
            }
        });
        time.run();
        time.close();

        // The runs were worth something: many calls were retried, and many reached their deadline.
        assertThat(retried).isGreaterThan(CALLS / 10);
        assertThat(overdue).isGreaterThan(CALLS / 10);
    }

    private void oneCall(int number) {
        hasTimeout = false;
        onCallersThread = false;
        ignoresInterrupts = random.nextBoolean();
        attempts = 0;
        lastStep = 0;
        var limit = ofMillis(1 + random.nextInt(3_000));
        var policies = policies(limit);
        long before = time.nanoTime();
        String outcome;
        try {
            outcome = "" + Policy.compose(policies.toArray(Policy[]::new)).call(this::attempt);
        } catch (Exception failure) {
            outcome = failure.toString();
        }
        long elapsed = time.nanoTime() - before;
        boolean ends = hasTimeout && !(onCallersThread && ignoresInterrupts);
        long allowed = limit.toNanos() + (ends ? 0 : lastStep);

        assertThat(Duration.ofNanos(elapsed))
                .as("call %d under %s, %d attempts: %s", number, policies, attempts, outcome)
                .isLessThanOrEqualTo(Duration.ofNanos(allowed));
        retried += attempts > 1 ? 1 : 0;
        overdue += elapsed >= limit.toNanos() ? 1 : 0;
    }

    private List<Policy> policies(Duration limit) {
        var policies = new ArrayList<Policy>();
        policies.add(Deadline.within(limit, time));
        for (int i = random.nextInt(4); i > 0; i--) {
            switch (random.nextInt(4)) {
                case 0, 1 -> policies.add(retry());
                case 2 -> policies.add(Deadline.within(ofMillis(1 + random.nextInt(6_000)), time));
                default ->
                    policies.add(CircuitBreaker.builder("breaker").time(time).build());
            }
        }
        if (random.nextInt(3) > 0) {
            policies.add(timeout()); // the innermost one ends an attempt
        }
        return policies;
    }

    private Policy retry() {
        var builder = Retry.builder("retry")
                .maxAttempts(1 + random.nextInt(6))
                .backoff(Backoff.exponential(ofMillis(1 + random.nextInt(300)), ofSeconds(2))
                        .withFullJitter())
                .retryOn(IOException.class)
                .time(time)
                .random(random);
        return random.nextBoolean()
                ? builder.build()
                : builder.maxDuration(ofMillis(1 + random.nextInt(4_000))).build();
    }

    private Policy timeout() {
        hasTimeout = true;
        var builder = Timeout.builder("timeout")
                .limit(ofMillis(1 + random.nextInt(2_000)))
                .time(time);
        onCallersThread = random.nextBoolean();
        return onCallersThread ? builder.interruptCaller().build() : builder.build();
    }

    private String attempt() throws IOException, InterruptedException {
        attempts++;
        long before = time.nanoTime();
        try {
            work(ofMillis(random.nextInt(1_500)));
        } finally {
            lastStep = time.nanoTime() - before;
        }
        if (random.nextInt(3) > 0) {
            throw new IOException("failed");
        }
        return "answer";
    }

    private void work(Duration latency) throws InterruptedException {
        long end = time.nanoTime() + latency.toNanos();
        while (time.nanoTime() - end < 0) {
            try {
                time.sleep(Duration.ofNanos(end - time.nanoTime()));
            } catch (InterruptedException interrupted) {
                if (!ignoresInterrupts) {
                    throw interrupted;
                }
            }
        }
    }
}
