package dev.patterns.simulation;

/** Somebody's turn at a time. Events of the same time keep the order in which they were made. */
final class Event implements Comparable<Event> {

    final long at;
    final Client client;
    private final long sequence;
    boolean cancelled;

    Event(long at, long sequence, Client client) {
        this.at = at;
        this.sequence = sequence;
        this.client = client;
    }

    @Override
    public int compareTo(Event other) {
        int byTime = Long.compare(at, other.at);
        return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
}
