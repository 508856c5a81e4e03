import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks the figures of a story's result against their bounds: those of incident.json, or of api.json. Prints one line
 * per figure; exit status 1 if one is out of bounds.
 */
public final class CheckIncident {

    private static final List<String> ACTS =
            List.of("healthy", "incident", "incident-documented", "incident-handwritten", "incident-library");

    private final Map<String, Map<?, ?>> acts = new HashMap<>();
    private int failures;

    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: java CheckIncident.java incident.json | api.json");
            System.exit(2);
        }
        var failures = 0;
        try {
            failures = new CheckIncident().check(Files.readString(Path.of(args[0])));
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(args[0] + ": " + e);
            System.exit(1);
        }
        System.exit(failures == 0 ? 0 : 1);
    }

    private int check(String text) {
        var root = object(new Json(text).document(), "the document");
        for (var each : array(root.get("acts"), "acts")) {
            var act = object(each, "an act");
            if (!(act.get("name") instanceof String name) || acts.put(name, act) != null) {
                throw new IllegalArgumentException(
                        "each act must have a name of its own, but one has " + act.get("name"));
            }
        }
        if ("api".equals(root.get("story"))) {
            checkApi();
        } else {
            checkPayments();
        }
        return failures;
    }

    private void checkPayments() {
        for (var name : ACTS) {
            within(name, "payments", 3_000, Double.MAX_VALUE);
        }
        within("healthy", "successRate", 0.985 - 0.007, 0.985 + 0.007);
        within("incident", "successRate", 0.382 - 0.04, 0.382 + 0.04);
        within("incident-handwritten", "successRate", 0.991 - 0.005, 0.991 + 0.005);
        within("incident-handwritten", "p95Millis", 0, 499.999);
        within("incident-handwritten", "doubleCharges", 0, 0);
        within("incident-handwritten", "lostPayments", 0, 0);
    }

    /** In the story's proportions: P95 3.2 s before and 220 ms after, whatever a second is on this machine. */
    private void checkApi() {
        within("api-peak", "errorRate", 0.12 - 0.03, 0.12 + 0.03);
        within("api-handwritten", "errorRate", 0, 0.003);
        within("api-handwritten", "connectionShare", 0, 0.6);
        within("api-handwritten", "p95Millis", 0, figure("api-peak", "p95Millis") / 14.5);
    }

    private void within(String act, String figure, double least, double most) {
        var value = figure(act, figure);
        var inBounds = value >= least && value <= most;
        failures += inBounds ? 0 : 1;
        var bounds = most == Double.MAX_VALUE ? "at least " + least : least + " to " + most;
        System.out.printf("%-6s %-22s %-14s %10s   (%s)%n", inBounds ? "ok" : "FAILED", act, figure, value, bounds);
    }

    private double figure(String act, String figure) {
        if (!acts.containsKey(act)) {
            throw new IllegalArgumentException("there is no act named " + act);
        }
        if (!(acts.get(act).get(figure) instanceof Double value)) {
            throw new IllegalArgumentException(act + " has no number named " + figure);
        }
        return value;
    }

    private static Map<?, ?> object(Object value, String what) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException(what + " must be an object, but was " + value);
    }

    private static List<?> array(Object value, String what) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(what + " must be an array, but was " + value);
    }

    /** A strict JSON parser. It returns maps, lists, strings, doubles, booleans and null. */
    private static final class Json {
        private final String text;
        private int at;

        Json(String text) {
            this.text = text;
        }

        Object document() {
            var value = value();
            skipBlanks();
            if (at != text.length()) {
                throw expected("the end");
            }
            return value;
        }

        private Object value() {
            skipBlanks();
            return switch (peek()) {
                case '{' -> object();
                case '[' -> array();
                case '"' -> string();
                case 't' -> word("true", true);
                case 'f' -> word("false", false);
                case 'n' -> word("null", null);
                default -> number();
            };
        }

        private Map<String, Object> object() {
            var members = new LinkedHashMap<String, Object>();
            at++;
            if (accept('}')) {
                return members;
            }
            do {
                skipBlanks();
                var name = string();
                if (!accept(':')) {
                    throw expected("a colon");
                }
                if (members.containsKey(name)) {
                    throw expected("\"" + name + "\" only once");
                }
                members.put(name, value());
            } while (accept(','));
            if (!accept('}')) {
                throw expected("a comma or the end of the object");
            }
            return members;
        }

        private List<Object> array() {
            var elements = new ArrayList<>();
            at++;
            if (accept(']')) {
                return elements;
            }
            do {
                elements.add(value());
            } while (accept(','));
            if (!accept(']')) {
                throw expected("a comma or the end of the array");
            }
            return elements;
        }

        private String string() {
            if (peek() != '"') {
                throw expected("a string");
            }
            var result = new StringBuilder();
            for (at++; peek() != '"'; at++) {
                if (peek() < ' ') {
                    throw expected("a character that is no control character");
                }
                result.append(peek() == '\\' ? escape() : peek());
            }
            at++;
            return result.toString();
        }

        private char escape() {
            at++;
            return switch (peek()) {
                case '"', '\\', '/' -> peek();
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'u' -> {
                    var hex = at + 5 <= text.length() ? text.substring(at + 1, at + 5) : "";
                    if (!hex.matches("[0-9a-fA-F]{4}")) {
                        throw expected("four hexadecimal digits");
                    }
                    at += 4;
                    yield (char) Integer.parseInt(hex, 16);
                }
                default -> throw expected("an escape");
            };
        }

        private Double number() {
            var end = at;
            while (end < text.length() && "+-.eE0123456789".indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            var digits = text.substring(at, end);
            if (!digits.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
                throw expected("a value");
            }
            at = end;
            return Double.valueOf(digits);
        }

        private Object word(String word, Object value) {
            if (!text.startsWith(word, at)) {
                throw expected("a value");
            }
            at += word.length();
            return value;
        }

        private boolean accept(char next) {
            skipBlanks();
            if (peek() != next) {
                return false;
            }
            at++;
            return true;
        }

        private void skipBlanks() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private char peek() {
            if (at >= text.length()) {
                throw expected("more characters");
            }
            return text.charAt(at);
        }

        private IllegalArgumentException expected(String expected) {
            return new IllegalArgumentException("not valid JSON: expected " + expected + " at character " + at);
        }
    }
}
