package dev.patterns.examples.collapse;

import dev.patterns.examples.collapse.CollapseSearch.Limits;
import dev.patterns.examples.collapse.RateSearch.Change;
import dev.patterns.examples.collapse.TriggerSearch.Found;
import dev.patterns.examples.service.ServiceDescription;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a search found. {@link CollapseText} and {@link CollapsePage} show it. */
public final class CollapseResult {

    private final ServiceDescription description;
    private final Service simulated;
    private final Limits limits;
    private final RateMap map;
    private final Optional<Triggers> today;
    private final List<RemedyEffect> remedies;
    private final List<Timeline> timelines;

    /** Where today's rate is. */
    public enum Region {
        /** It came back after every trigger that was tried. */
        STABLE,
        /** It doesn't come back after some trigger. */
        VULNERABLE,
        /** It fails without a trigger. */
        OVERLOADED
    }

    /** The rates of requests at which the service changes; of all instances together. */
    record RateMap(Change vulnerable, Change overloaded, int runs, boolean complete) {}

    /** The smallest triggers of both kinds. */
    record Triggers(Found blip, Found spike) {
        boolean anyFound() {
            return blip.never().isPresent() || spike.never().isPresent();
        }

        boolean complete() {
            return blip.complete() && spike.complete();
        }

        int runs() {
            return blip.runs() + spike.runs();
        }
    }

    record RemedyEffect(String name, Triggers triggers) {}

    /** A run in short steps, for the eye. */
    record Timeline(Trial trial, List<Interval> intervals) {}

    CollapseResult(
            ServiceDescription description,
            Service simulated,
            Limits limits,
            RateMap map,
            Optional<Triggers> today,
            List<RemedyEffect> remedies,
            List<Timeline> timelines) {
        this.description = description;
        this.simulated = simulated;
        this.limits = limits;
        this.map = map;
        this.today = today;
        this.remedies = List.copyOf(remedies);
        this.timelines = List.copyOf(timelines);
    }

    public Region region() {
        return today.map(triggers -> triggers.anyFound() ? Region.VULNERABLE : Region.STABLE)
                .orElse(Region.OVERLOADED);
    }

    /** The highest rate at which no trigger was found that it doesn't come back from. In requests a second. */
    public double stableUpTo() {
        double rate = description.dependency().rate();
        return region() == Region.VULNERABLE ? Math.min(map.vulnerable.upTo(), rate) : map.vulnerable.upTo();
    }

    /** The lowest rate at which a trigger was found that it doesn't come back from. In requests a second. */
    public double vulnerableFrom() {
        double rate = description.dependency().rate();
        return region() == Region.VULNERABLE ? Math.min(map.vulnerable.from(), rate) : map.vulnerable.from();
    }

    /** The highest rate at which it doesn't fail without a trigger. In requests a second. */
    public double vulnerableUpTo() {
        double rate = description.dependency().rate();
        return region() == Region.OVERLOADED ? map.overloaded.upTo() : Math.max(map.overloaded.upTo(), rate);
    }

    /** The lowest rate at which it fails without a trigger. In requests a second. */
    public double overloadedFrom() {
        return map.overloaded.from();
    }

    /** Whether the time was enough. */
    public boolean isComplete() {
        return map.complete && searched().allMatch(Triggers::complete);
    }

    /** Whether the time was enough for the rates. */
    boolean hasExactRates() {
        return map.complete;
    }

    /** How many runs were made. */
    public int runs() {
        return map.runs + searched().mapToInt(Triggers::runs).sum();
    }

    private Stream<Triggers> searched() {
        return Stream.concat(today.stream(), remedies.stream().map(RemedyEffect::triggers));
    }

    ServiceDescription description() {
        return description;
    }

    Service simulated() {
        return simulated;
    }

    Limits limits() {
        return limits;
    }

    /** Empty if it fails without a trigger. */
    Optional<Triggers> today() {
        return today;
    }

    List<RemedyEffect> remedies() {
        return remedies;
    }

    List<Timeline> timelines() {
        return timelines;
    }
}
