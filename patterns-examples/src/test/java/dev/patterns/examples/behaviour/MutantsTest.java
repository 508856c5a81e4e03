package dev.patterns.examples.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.patterns.examples.behaviour.catalogue.Catalogue;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every case finds its mutants, and finds nothing wrong with an implementation that has no flaw. Those in real time are
 * {@link MutantsInRealTimeTest}'s.
 */
class MutantsTest {

    @Test
    void everyPatternHasMutants() {
        assertThat(MutantChecks.ALL)
                .extracting(mutants -> mutants.suite().pattern())
                .containsExactlyElementsOf(
                        Catalogue.suites().stream().map(Suite::pattern).toList());
    }

    @Test
    void noMutantIsLeftOverFromACaseThatIsGone() {
        assertThat(MutantChecks.ALL)
                .allSatisfy(mutants -> assertThat(mutants.unknownCases()).isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> everyCaseFindsItsMutants() {
        return MutantChecks.of(one -> !MutantChecks.isInRealTime(one))
                .map(check -> dynamicTest(check.name(), check.body()::run));
    }
}
