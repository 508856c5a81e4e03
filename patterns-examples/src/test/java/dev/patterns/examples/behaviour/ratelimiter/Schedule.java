package dev.patterns.examples.behaviour.ratelimiter;

import dev.patterns.examples.behaviour.ratelimiter.FlawedRateLimiter.Flaw;
import java.util.Set;

/** When the next permit is free, from time zero on, at which all of them are. */
final class Schedule {

    private final long period;
    private final Set<Flaw> flaws;
    private int permits;
    private long interval;
    private long nextFree;
    private long window;
    private int usedInWindow;

    Schedule(int permits, long period, Set<Flaw> flaws) {
        this.period = period;
        this.flaws = flaws;
        change(permits);
        this.nextFree = -(permits - 1) * interval;
    }

    synchronized void change(int newPermits) {
        permits = newPermits;
        interval = period / newPermits;
    }

    /** When the last of so many permits is free; they are reserved if that is soon enough. */
    synchronized long reserve(int wanted, long now, long longestWait) {
        if (flaws.contains(Flaw.QUOTA_IS_FULL_AGAIN_EACH_PERIOD)) {
            return reserveInWindow(now);
        }
        if (!flaws.contains(Flaw.IDLE_TIME_SAVES_WITHOUT_END)) {
            nextFree = Math.max(nextFree, now - (permits - 1) * interval);
        }
        if (flaws.contains(Flaw.LAST_COMES_FIRST) && longestWait > 0 && nextFree > now) {
            return reserveBeforeOthers(now);
        }
        long last = nextFree + (wanted - 1) * interval;
        boolean taken = last - now <= longestWait;
        if (taken || flaws.contains(Flaw.REJECTIONS_COST)) {
            nextFree = last + interval;
        } else if (flaws.contains(Flaw.TAKES_FEWER_THAN_ASKED) && nextFree <= now) {
            nextFree = now + interval;
            return now;
        }
        return last;
    }

    private long reserveInWindow(long now) {
        if (now / period != window) {
            window = now / period;
            usedInWindow = 0;
        }
        return usedInWindow++ < permits ? now : (window + 1) * period;
    }

    /** The first that waits gets the latest permit of ten, the next one the permit before. */
    private long reserveBeforeOthers(long now) {
        return now / interval * interval + (10 - usedInWindow++) * interval;
    }

    synchronized void giveBack(long begin) {
        if (nextFree == begin + interval) {
            nextFree = begin;
        }
    }
}
