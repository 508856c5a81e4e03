package dev.patterns.examples.incident.api.shop;

/**
 * A request to the API.
 *
 * @param id its number in the act
 * @param category what a listing shows
 * @param product what a stock request asks for
 */
public record Request(int id, Kind kind, int category, int product) {

    /** What the request wants. */
    public enum Kind {
        /** A page of the category's best products, with their prices. */
        LISTING,
        /** How many pieces of a product there are. It needs no prices. */
        STOCK
    }
}
