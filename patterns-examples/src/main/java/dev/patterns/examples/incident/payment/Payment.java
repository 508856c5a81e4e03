package dev.patterns.examples.incident.payment;

/**
 * What a customer wants to pay.
 *
 * @param id unique within an act
 * @param declined whether the card is one that every processor declines: a property of the card, known to the processor
 */
public record Payment(int id, long cents, boolean declined) {}
