package dev.patterns.examples.service;

import dev.patterns.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/**
 * A described dependency on a simulated clock: so many servers as its capacity, and one queue in front of them, first
 * come first served.
 *
 * <pre>
 *              queue            servers, one call each
 *   call ──▶ [ · · · · ] ──▶ ┌ busy for a log-normal time ──▶ answer, or an IOException
 *                            ├ busy
 *                            └ free
 * </pre>
 *
 * <p>A call that its caller gives up, by a timeout for example, stays in the queue and is served: the dependency
 * doesn't learn of the timeout. A call that fails takes as long as one that succeeds. Each call draws its random values
 * when it arrives, always as many, so a change of the error rate doesn't shift the latencies.
 *
 * <p>The behaviour can be changed while a simulation runs, for an outage or a slow phase. Not thread-safe: simulated
 * threads run one at a time.
 */
public final class SimulatedDependency {

    private final Time time;
    private final RandomGenerator random;
    private final LogNormal latency;
    private final Queue<Call> queue = new ArrayDeque<>();
    private double errorRate;
    private double slowness = 1;
    private int servers;
    private boolean hanging;
    private int busy;
    private long calls;
    private long waited;
    private long busyNanos;

    private record Call(long workNanos, boolean fails, CompletableFuture<String> answer) {}

    SimulatedDependency(DependencyDescription description, Time time, RandomGenerator random) {
        this.time = time;
        this.random = random;
        this.latency = description.latency();
        this.errorRate = description.errorRate();
        this.servers = description.capacity();
    }

    /** A call. The future fails with an {@link IOException} if the call does. */
    public CompletableFuture<String> callAsync() {
        calls++;
        long work = (long) (latency.draw(random).toNanos() * slowness);
        boolean fails = random.nextDouble() < errorRate;
        var answer = new CompletableFuture<String>();
        if (!hanging) {
            waited += busy < servers ? 0 : 1;
            queue.add(new Call(work, fails, answer));
            serve();
        }
        return answer;
    }

    /** From now on this share of the calls that arrive fails. */
    public void setErrorRate(double share) {
        errorRate = share;
    }

    /** From now on the calls that arrive take so many times as long. */
    public void setSlowness(double factor) {
        slowness = factor;
    }

    /** From now on so many calls are served at a time. Those that are being served end as they would have. */
    public void setServers(int servers) {
        this.servers = servers;
        serve();
    }

    /** From now on calls that arrive are never answered, and occupy no server: the network loses them. */
    public void setHanging(boolean hanging) {
        this.hanging = hanging;
    }

    /** How many calls have arrived. */
    public long calls() {
        return calls;
    }

    /** How many calls have found no free server when they arrived. */
    public long waited() {
        return waited;
    }

    /** How many calls wait in the queue, abandoned ones too. */
    public int queued() {
        return queue.size();
    }

    /** How many calls are being served. */
    public int busy() {
        return busy;
    }

    /** How long servers have worked on calls, all together: each call counts when it begins to be served. */
    public Duration worked() {
        return Duration.ofNanos(busyNanos);
    }

    private void serve() {
        while (busy < servers && !queue.isEmpty()) {
            var call = queue.remove();
            busy++;
            busyNanos += call.workNanos;
            time.schedule(() -> answer(call), Duration.ofNanos(call.workNanos));
        }
    }

    private void answer(Call call) {
        busy--;
        serve();
        if (call.fails) {
            call.answer.completeExceptionally(new IOException("the dependency failed"));
        } else {
            call.answer.complete("answer");
        }
    }
}
