package dev.patterns.examples.page;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A headless Chromium with one page, controlled through the DevTools protocol. */
public final class Browser implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Path profile;
    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private int lastId;

    private Browser(Path binary) throws Exception {
        profile = Files.createTempDirectory("report-browser");
        process = new ProcessBuilder(
                        binary.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("browser.log").toFile())
                .start();
        var portFile = profile.resolve("DevToolsActivePort");
        await("a browser to start")
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        Files.exists(portFile) && Files.readAllLines(portFile).size() > 1);
        var client = HttpClient.newHttpClient();
        socket = client.newWebSocketBuilder()
                .buildAsync(pageAt(client, Files.readAllLines(portFile).get(0)), new Inbox())
                .get(10, TimeUnit.SECONDS);
        send("Page.enable", Map.of());
    }

    /** The browser of this machine, if there is one. */
    public static Optional<Path> binary() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static Browser start(Path binary) throws Exception {
        return new Browser(binary);
    }

    private static URI pageAt(HttpClient client, String port) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .build();
        for (var target :
                JSON.readTree(client.send(request, BodyHandlers.ofString()).body())) {
            if (target.path("type").asText().equals("page")) {
                return URI.create(target.path("webSocketDebuggerUrl").asText());
            }
        }
        throw new IllegalStateException("the browser has no page");
    }

    /** Loads the page and returns when it is drawn. */
    public void open(Path page, String hash) throws Exception {
        send("Page.navigate", Map.of("url", "about:blank"));
        awaitEvent("Page.loadEventFired");
        send("Page.navigate", Map.of("url", page.toUri() + hash));
        awaitEvent("Page.loadEventFired");
    }

    public void window(int width, int height) throws Exception {
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    public void prefer(String colorScheme) throws Exception {
        prefer(colorScheme, "no-preference");
    }

    /** @param motion "reduce", or "no-preference" */
    public void prefer(String colorScheme, String motion) throws Exception {
        var colors = Map.of("name", "prefers-color-scheme", "value", colorScheme);
        var motions = Map.of("name", "prefers-reduced-motion", "value", motion);
        send("Emulation.setEmulatedMedia", Map.of("features", List.of(colors, motions)));
    }

    /** The value of a JavaScript expression; an exception in it fails the test. */
    public JsonNode evaluate(String expression) throws Exception {
        var result = send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + result.path("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    public String text(String selector) throws Exception {
        return evaluate("document.querySelector('" + selector + "').textContent")
                .asText();
    }

    /** Sends the mouse events of a click at the middle of the element. */
    public void click(String selector) throws Exception {
        mouse(selector, "mousePressed", "mouseReleased");
    }

    public void hover(String selector) throws Exception {
        mouse(selector, "mouseMoved");
    }

    private void mouse(String selector, String... events) throws Exception {
        var at = evaluate("""
                (() => {
                  const element = document.querySelector('%s');
                  element.scrollIntoView({ block: 'center', behavior: 'instant' });
                  const box = element.getBoundingClientRect();
                  return [box.x + box.width / 2, box.y + box.height / 2];
                })()""".formatted(selector));
        for (var event : events) {
            var button = event.equals("mouseMoved") ? "none" : "left";
            send(
                    "Input.dispatchMouseEvent",
                    Map.of("type", event, "x", at.get(0), "y", at.get(1), "button", button, "clickCount", 1));
        }
    }

    public void press(String key) throws Exception {
        int code = switch (key) {
            case "End" -> 35;
            case "Home" -> 36;
            case "ArrowLeft" -> 37;
            case "ArrowRight" -> 39;
            case "ArrowDown" -> 40;
            case "Enter" -> 13;
            case "Tab" -> 9;
            default -> key.toUpperCase(Locale.ROOT).charAt(0);
        };
        var text = key.equals("Enter") ? "\r" : ""; // without it the key does not click a button
        for (var type : List.of("keyDown", "keyUp")) {
            send(
                    "Input.dispatchKeyEvent",
                    Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code, "text", text));
        }
    }

    /** Enters text where the focus is. */
    public void type(String text) throws Exception {
        send("Input.insertText", Map.of("text", text));
    }

    /** Writes a screenshot of the whole page. */
    public void screenshot(Path png) throws Exception {
        var shot = send("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
        Files.createDirectories(png.getParent());
        Files.write(png, Base64.getDecoder().decode(shot.path("data").asText()));
    }

    private JsonNode send(String method, Map<String, Object> parameters) throws Exception {
        int id = ++lastId;
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                .get(10, TimeUnit.SECONDS);
        while (true) {
            var message = next(method);
            if (message.path("id").asInt() == id) {
                if (message.has("error")) {
                    throw new IllegalStateException(method + ": " + message.path("error"));
                }
                return message.path("result");
            }
        }
    }

    private void awaitEvent(String method) throws Exception {
        while (!next(method).path("method").asText().equals(method)) {
            // skip other events
        }
    }

    private JsonNode next(String awaited) throws InterruptedException {
        var message = messages.poll(30, TimeUnit.SECONDS);
        if (message == null) {
            throw new IllegalStateException("no answer to " + awaited + " within 30 s");
        }
        return message;
    }

    @Override
    public void close() throws InterruptedException {
        socket.abort();
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
        await("the profile to be deleted").atMost(Duration.ofSeconds(10)).until(this::deleteProfile);
    }

    /** The browser's child processes may still write for a moment after it has ended. */
    private boolean deleteProfile() {
        try (var files = Files.walk(profile)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
            return true;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private final class Inbox implements WebSocket.Listener {

        private final StringBuilder part = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                try {
                    messages.add(JSON.readTree(part.toString()));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
