package dev.patterns.examples.incident.api.shop;

import dev.patterns.CallRejectedException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API under test. It holds a connection for the whole request, as it was found.
 *
 * <pre>
 *   connection ── list of ids ── each product ── prices ── page ── record of the view ── answer
 *                 └── one query ───────────┘               └─ after the answer, if async
 * </pre>
 */
public final class CatalogueService {

    private static final Logger log = LoggerFactory.getLogger(CatalogueService.class);

    private final DataSource pool;
    private final Catalogue catalogue;
    private final PriceService prices;
    private final Renderer renderer;
    private final ViewLog views;
    private final Options options;

    /**
     * The fixes that are in the service's own code.
     *
     * @param oneQuery one query for a page, in place of one for the list and one for each product
     * @param async records views after the answer
     */
    public record Options(boolean oneQuery, boolean async) {}

    /** The answer to a request; the body is empty unless the outcome is ANSWERED. */
    public record Answer(RequestOutcome outcome, String body) {

        static Answer failed(RequestOutcome outcome) {
            return new Answer(outcome, "");
        }
    }

    public CatalogueService(
            DataSource pool,
            Catalogue catalogue,
            PriceService prices,
            Renderer renderer,
            ViewLog views,
            Options options) {
        this.pool = pool;
        this.catalogue = catalogue;
        this.prices = prices;
        this.renderer = renderer;
        this.views = views;
        this.options = options;
    }

    /** Answers a request. Every failure is an outcome. */
    public Answer answer(Request request) {
        try (var connection = pool.getConnection()) {
            var body = switch (request.kind()) {
                case LISTING -> listing(connection, request);
                case STOCK -> Integer.toString(catalogue.stock(connection, request.product()));
            };
            return new Answer(RequestOutcome.ANSWERED, body);
        } catch (SQLTransientConnectionException e) {
            return Answer.failed(RequestOutcome.NO_CONNECTION);
        } catch (SQLException e) {
            log.debug("Request {} failed in the database", request.id(), e);
            return Answer.failed(RequestOutcome.DATABASE_ERROR);
        } catch (CallRejectedException e) {
            return Answer.failed(RequestOutcome.PRICE_CALL_REJECTED);
        } catch (IOException e) {
            return Answer.failed(RequestOutcome.PRICES_REFUSED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.failed(RequestOutcome.UNEXPECTED_ERROR);
        }
    }

    private String listing(Connection connection, Request request)
            throws SQLException, IOException, InterruptedException {
        var products = options.oneQuery
                ? catalogue.best(connection, request.category())
                : oneByOne(connection, request.category());
        var view = new PageView(request, products, prices.prices(request.category()));
        var page = renderer.page(view.products(), view.prices());
        if (options.async) {
            views.add(view);
        } else {
            views.write(connection, view);
        }
        return page;
    }

    private List<Product> oneByOne(Connection connection, int category) throws SQLException {
        var products = new ArrayList<Product>();
        for (int id : catalogue.bestIds(connection, category)) {
            products.add(catalogue.product(connection, id));
        }
        return products;
    }
}
