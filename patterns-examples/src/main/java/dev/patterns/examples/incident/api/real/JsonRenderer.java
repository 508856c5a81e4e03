package dev.patterns.examples.incident.api.real;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.patterns.examples.incident.api.shop.PageView;
import dev.patterns.examples.incident.api.shop.PriceList;
import dev.patterns.examples.incident.api.shop.Product;
import dev.patterns.examples.incident.api.shop.Renderer;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Makes JSON. The page with one mapper that is kept; the record as it was found, which is inefficient. */
final class JsonRenderer implements Renderer {

    /** How many products the statistics compare the page with. */
    private static final int COMPARED = 50;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Override
    public String page(List<Product> products, PriceList prices) {
        return json(MAPPER, Map.of("products", products, "prices", prices.cents()));
    }

    /** A new mapper for each product, which has to find the fields of every class again. */
    @Override
    public String record(PageView view) {
        var record = "";
        for (var product : view.products()) {
            var mapper = JsonMapper.builder().build();
            for (var compared : Collections.nCopies(COMPARED, view)) {
                record = json(mapper, Map.of("product", product, "view", compared)); // the last one is kept
            }
        }
        return record;
    }

    private static String json(JsonMapper mapper, Object value) {
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("can't write JSON", e);
        }
    }
}
