package dev.patterns.examples.fleet;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * A figure of each row's scenario, or of one like it.
 *
 * @param width in a terminal; negative for text, which is aligned to the left
 * @param scenario the one with the figure, for the row's
 */
record Column(
        String heading,
        int width,
        UnaryOperator<FleetScenario> scenario,
        BiFunction<FleetScenario, FleetFigures, String> cell) {

    static final Column SHARING = text("sharing", -18, scenario -> scenario.sharing().label);
    static final Column CLIENTS = text("clients", 7, scenario -> number(scenario.clients()));
    static final Column OUTAGE = text("outage", -11, scenario -> scenario.outage().label);
    static final Column BUDGET = text("budget", -7, scenario -> scenario.budget().label);
    static final Column LINK = text(
            "link",
            -24,
            scenario -> scenario.storeIsDown() ? "down" : scenario.link().label());

    static final Column DETECTED = of("detected", 8, FleetFigures::detectedAfter, Column::seconds);
    static final Column FUTILE = of("futile", 7, FleetFigures::futile, Column::number);
    static final Column EACH = of("each", 6, FleetFigures::futilePerClient, Column::number);
    static final Column LATE = of("late/s", 6, FleetFigures::futileLatePerSecond, Column::number);
    static final Column LOAD = of("load", 7, FleetFigures::load, value -> String.format(Locale.ROOT, "%.2f×", value));
    static final Column SERVED = of("served", 8, FleetFigures::served, Column::percent);
    static final Column WRONG = of("wrong", 7, FleetFigures::falseRejections, Column::percent);
    static final Column FIRST_SECOND = of("1st s", 6, FleetFigures::firstSecond, Column::number);
    static final Column RECOVERED = of("recovered", 9, FleetFigures::recoveredAfter, Column::seconds);
    static final Column MESSAGES = of("msgs/s", 6, FleetFigures::messagesPerSecond, Column::number);
    static final Column ADDED = of("+ms", 4, FleetFigures::addedMillis, Column::number);

    private static Column text(String heading, int width, Function<FleetScenario, String> text) {
        return new Column(heading, width, scenario -> scenario, (scenario, figures) -> text.apply(scenario));
    }

    private static Column of(
            String heading, int width, ToDoubleFunction<FleetFigures> figure, Function<Double, String> text) {
        return new Column(
                heading, width, scenario -> scenario, (scenario, figures) -> text.apply(figure.applyAsDouble(figures)));
    }

    /** The same figure in another outage. */
    Column in(Outage outage, Traffic traffic) {
        var headingThere = heading + "/" + outage.label;
        return new Column(headingThere, headingThere.length(), row -> row.in(outage, traffic), cell);
    }

    String cell(FleetScenario row, Map<FleetScenario, FleetFigures> figures) {
        var other = scenario.apply(row);
        return cell.apply(other, Objects.requireNonNull(figures.get(other)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value > 0 && value < 9.95 ? "%.1f" : "%,.0f", value);
    }

    private static String seconds(double value) {
        return Double.isNaN(value) ? "never" : String.format(Locale.ROOT, "%.1f s", value);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
