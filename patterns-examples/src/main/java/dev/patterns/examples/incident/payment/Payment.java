package dev.patterns.examples.incident.payment;

/**
 * A payment to be taken.
 *
 * @param id unique within an act
 * @param declined whether every processor declines the card. It is a property of the card; the service does not read it
 */
public record Payment(int id, long cents, boolean declined) {}
