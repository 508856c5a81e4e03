package dev.patterns.simulation;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that lives one client after another, and waits for the baton in between.
 *
 * <p>It is the simulation that says which free thread is next, and it says so by virtual time alone. So everything that hangs
 * on a thread rather than on a client is the same in every run too: its thread locals, and an unpark that comes too late
 * and finds the thread's next client, as it does with any pooled thread.
 */
final class ClientThread implements Runnable {

    private final Baton home;
    private @Nullable Client client;
    private volatile boolean baton;
    private volatile @Nullable Thread thread;

    /** A thread that is yet to run, and lives this client first. */
    ClientThread(Baton home, Client first) {
        this.home = home;
        this.client = first;
    }

    /** The thread that runs already: the one that makes the simulation. */
    static ClientThread current(Baton home, Client root) {
        var self = new ClientThread(home, root);
        self.thread = Thread.currentThread();
        root.startOn(self);
        return self;
    }

    @Nullable
    Thread thread() {
        return thread;
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        while (client != null) {
            Thread.interrupted(); // an interrupt of the client before was not meant for this one
            Thread.currentThread().setName(client.name);
            client.startOn(this);
            client = home.live(client, this);
        }
    }

    /** Gives the baton to this thread, to live that client next, or nobody any more. */
    void giveBatonFor(@Nullable Client next) {
        client = next;
        giveBaton();
    }

    /** Waits for the baton while no client lives here. Returns the one that lives here next; null if nobody does. */
    @Nullable
    Client awaitClient() {
        awaitBaton();
        return client;
    }

    void giveBaton() {
        baton = true;
        LockSupport.unpark(thread);
    }

    /** Waits for the baton; an interrupt meanwhile is kept for the client. */
    void awaitBaton() {
        boolean interrupted = false;
        while (!baton) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        tookBaton(interrupted);
    }

    /** Waits for the baton and sees meanwhile that it keeps moving. Returns what is wrong with its holder; null if it came. */
    @Nullable
    String awaitBatonAndWatch(Watchdog watchdog) {
        boolean interrupted = false;
        String complaint = null;
        while (!baton && complaint == null) {
            LockSupport.parkNanos(this, Watchdog.GLANCE.toNanos());
            interrupted |= Thread.interrupted();
            if (!baton) {
                complaint = watchdog.glance();
            }
        }
        tookBaton(interrupted);
        return complaint;
    }

    private void tookBaton(boolean interrupted) {
        baton = false;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
