package dev.patterns.examples.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.patterns.examples.pages.engine.LessonPage;
import dev.patterns.examples.pages.engine.StepRuns;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** What the sentences of a page say about its runs, each with a check of the recorded runs. */
final class Claims {

    /** Fails if the sentence is false. */
    @FunctionalInterface
    interface Check {
        void on(StepRuns step);
    }

    private record Claim(String step, String quote, Check check) {}

    private final List<Claim> claims = new ArrayList<>();
    private String step = "";

    /** The claims that follow are of the step with this title. */
    Claims step(String title) {
        this.step = title;
        return this;
    }

    /** @param quote words of the step's text */
    Claims says(String quote, Check check) {
        claims.add(new Claim(step, quote, check));
        return this;
    }

    /** A test for each claim, and for each step one that no number in its text is without a claim. */
    Stream<DynamicTest> on(LessonPage page) {
        var steps = page.steps().stream().map(StepRuns::new).toList();
        return Stream.concat(
                claims.stream()
                        .map(claim -> dynamicTest(name(page, claim.step, claim.quote), () -> check(claim, steps))),
                steps.stream()
                        .map(step -> dynamicTest(name(page, step.title(), "each number"), () -> checkNumbers(step))));
    }

    private static String name(LessonPage page, String step, String claim) {
        return page.title() + ", \"" + step + "\": " + claim;
    }

    private static void check(Claim claim, List<StepRuns> steps) {
        var step = steps.stream()
                .filter(that -> that.title().equals(claim.step))
                .findFirst()
                .orElseThrow();
        assertThat(step.text()).contains(claim.quote);
        claim.check.on(step);
    }

    private void checkNumbers(StepRuns step) {
        var quotes = claims.stream()
                .filter(claim -> claim.step.equals(step.title()))
                .map(Claim::quote)
                .toList();
        assertThat(step.numbersOutsideOf(quotes))
                .as("numbers that no claim checks")
                .isEmpty();
    }
}
