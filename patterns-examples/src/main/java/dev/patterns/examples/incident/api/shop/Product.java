package dev.patterns.examples.incident.api.shop;

/** A product of the catalogue. */
public record Product(int id, String name, int stock) {}
