package dev.patterns.examples.incident.api.shop;

import java.util.List;

/** The prices of the products on a category's page, in their order. */
public record PriceList(int category, List<Integer> cents) {

    public PriceList {
        cents = List.copyOf(cents);
    }
}
