package dev.patterns.examples.pages;

import dev.patterns.examples.pages.engine.Call;
import dev.patterns.examples.pages.engine.Look;
import dev.patterns.examples.pages.engine.Play;
import dev.patterns.examples.pages.engine.Service;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** An attempt by code that ignores an interrupt, as a read from a socket does. */
final class UninterruptibleAttempt {

    private UninterruptibleAttempt() {}

    /** @param callerWaits whether a caller still waits for the attempt after an interrupt */
    static void make(Play play, Call call, Service service, boolean callerWaits) throws IOException {
        var time = play.time();
        var thread = Thread.currentThread();
        var dot = call.atPattern(Look.REQUEST);
        var ended = new CompletableFuture<Boolean>();
        time.execute(() -> {
            ended.complete(succeeds(() -> service.call(dot)));
            time.unpark(thread);
        });
        while (!ended.isDone()) {
            time.parkNanos(service, Long.MAX_VALUE);
            if (Thread.interrupted() && !callerWaits) {
                dot.look(Look.LATE);
            }
        }
        if (!ended.join()) {
            throw new IOException("the service failed");
        }
    }

    private interface Attempt {
        void make() throws IOException, InterruptedException;
    }

    private static boolean succeeds(Attempt attempt) {
        try {
            attempt.make();
            return true;
        } catch (IOException failure) {
            return false;
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
