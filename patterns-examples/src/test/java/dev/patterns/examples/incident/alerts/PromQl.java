package dev.patterns.examples.incident.alerts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the selectors in a PromQL expression. Knows as much of the language as the rules and the dashboard use. */
final class PromQl {

    private static final Pattern CLAUSE = Pattern.compile("\\bby \\([^)]*\\)|\\[[^]]*]|\\b(and|or|unless)\\b");
    private static final Pattern SELECTOR = Pattern.compile("([a-z][a-z0-9_:]*)(?![a-z0-9_:]*\\s*\\()(\\{[^}]*})?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");

    /** A metric's name, and what its labels have to be. */
    record Selector(String name, List<LabelMatcher> labels) {

        /** Whether it selects this series, as a scrape shows it. */
        boolean matches(String series) {
            return series.split("[{ ]", 2)[0].equals(name) && labels.stream().allMatch(label -> label.matches(series));
        }
    }

    record LabelMatcher(String label, String operator, String value) {

        boolean matches(String series) {
            var found = Pattern.compile("[{,]" + label + "=\"([^\"]*)\"").matcher(series);
            var actual = found.find() ? found.group(1) : "";
            var equal = operator.endsWith("~") ? actual.matches(value) : actual.equals(value);
            return equal != operator.startsWith("!");
        }
    }

    private PromQl() {}

    static List<Selector> selectorsIn(String expression) {
        var selectors = new ArrayList<Selector>();
        var found = SELECTOR.matcher(CLAUSE.matcher(expression).replaceAll(" "));
        while (found.find()) {
            var labels = found.group(2) == null
                    ? List.<LabelMatcher>of()
                    : MATCHER.matcher(found.group(2))
                            .results()
                            .map(label -> new LabelMatcher(label.group(1), label.group(2), label.group(3)))
                            .toList();
            selectors.add(new Selector(found.group(1), labels));
        }
        return selectors;
    }
}
