package dev.patterns.examples.behaviour;

import dev.patterns.CheckedSupplier;
import dev.patterns.examples.contenders.Remedy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One run of a scenario on one contender: what all patterns' scenarios need. A pattern's own subclass opens the
 * contender.
 *
 * <p>A scenario counts in seconds of its own. In simulated time they are exact and cost nothing; in real time each
 * lasts a few milliseconds.
 */
public abstract class Trial implements AutoCloseable {

    private final CaseTime time;
    private final Story story;
    private final Optional<Remedy> remedy;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    protected Trial(TrialSetup setup) {
        this.time = setup.time();
        this.story = setup.story();
        this.remedy = setup.remedy();
    }

    /** The time of this run: the clock for the contender, threads, and waits for futures. */
    public final CaseTime time() {
        return time;
    }

    /** So many of the scenario's seconds. */
    public final Duration seconds(double seconds) {
        return time.seconds(seconds);
    }

    /** Lets so many of the scenario's seconds pass, with whatever happens in them. */
    public final void advance(double seconds) {
        time.advance(seconds);
    }

    /** Records a step of the story, with a format as in {@link String#format}. */
    public final void say(String step, Object... arguments) {
        story.say(step, arguments);
    }

    /** The call's result, or what it threw. */
    public final @Nullable Object resultOrFailure(CheckedSupplier<?, ?> call) {
        try {
            return call.get();
        } catch (Throwable failure) {
            return failure;
        }
    }

    /**
     * The future's value, what it failed with, or {@link CaseTime#NOT_DONE} after a thousand of the scenario's seconds.
     */
    public final @Nullable Object resultOrFailure(CompletableFuture<?> future) {
        return time.resultOrFailure(future);
    }

    /** Closes it when the run has ended, the last one first. */
    protected final <C extends AutoCloseable> C closeAtEnd(C resource) {
        opened.push(resource);
        return resource;
    }

    /** What the contender is to be set up with, if this run shows its remedy. */
    protected final Optional<Remedy> remedy() {
        return remedy;
    }

    @Override
    public final void close() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }
}
