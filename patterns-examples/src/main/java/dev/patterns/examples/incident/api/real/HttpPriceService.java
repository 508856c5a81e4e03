package dev.patterns.examples.incident.api.real;

import dev.patterns.examples.incident.api.shop.PriceList;
import dev.patterns.examples.incident.api.shop.PriceService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A client of the price service, on {@code java.net.http}. As found it has no timeout. */
record HttpPriceService(HttpClient client, URI address) implements PriceService {

    @Override
    public PriceList prices(int category) throws IOException, InterruptedException {
        return new PriceList(category, cents(get(Integer.toString(category)).get(0)));
    }

    List<PriceList> allPrices() throws IOException, InterruptedException {
        var lines = get(PriceServer.ALL);
        return IntStream.range(0, lines.size())
                .mapToObj(category -> new PriceList(category, cents(lines.get(category))))
                .toList();
    }

    private List<String> get(String wanted) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(PriceServer.PRICES + wanted))
                .build();
        var response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("the price service answered with " + response.statusCode());
        }
        return response.body().lines().toList();
    }

    private static List<Integer> cents(String line) {
        return Arrays.stream(line.split(",")).map(Integer::valueOf).toList();
    }
}
