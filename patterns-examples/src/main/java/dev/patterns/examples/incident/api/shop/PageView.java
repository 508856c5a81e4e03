package dev.patterns.examples.incident.api.shop;

import java.util.List;

/** A page that was shown. */
public record PageView(Request request, List<Product> products, PriceList prices) {

    public PageView {
        products = List.copyOf(products);
    }
}
