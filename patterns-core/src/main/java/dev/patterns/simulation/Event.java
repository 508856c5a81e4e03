package dev.patterns.simulation;

/** A thread that may run from a time on. Events of the same time keep the order in which they were added. */
final class Event implements Comparable<Event> {

    final long time;
    final SimulatedThread thread;
    private final long sequence;
    boolean cancelled;

    Event(long time, long sequence, SimulatedThread thread) {
        this.time = time;
        this.sequence = sequence;
        this.thread = thread;
    }

    @Override
    public int compareTo(Event other) {
        int byTime = Long.compare(time, other.time);
        return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
}
