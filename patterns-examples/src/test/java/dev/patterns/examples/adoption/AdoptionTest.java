package dev.patterns.examples.adoption;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.patterns.examples.adoption.Adoption.Cost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kept figures and the page agree with each other and with the build. The Maven profile adoption measures anew. */
class AdoptionTest {

    private static final Path ROOT = Path.of("..");
    private static Adoption kept;

    @BeforeAll
    static void read() throws IOException {
        kept = Adoption.read(AdoptionDocs.json(ROOT));
    }

    @Test
    void thePageHasTheKeptFigures() throws IOException {
        var page = Files.readString(AdoptionDocs.page(ROOT));

        assertThat(page).contains("<!-- adoption -->\n| |");
        assertThat(AdoptionDocs.filled(page, kept)).isEqualTo(page);
    }

    @Test
    void theKeptFiguresAreOfAllContenders() {
        assertThat(kept.costs())
                .extracting(Cost::name)
                .containsExactlyElementsOf(
                        Contender.ALL.stream().map(Contender::name).toList());
    }

    @ParameterizedTest
    @MethodSource("contenders")
    void theKeptFiguresAreOfTheVersionsOfTheBuild(Contender contender) throws IOException {
        var property = Pattern.quote(contender.versionProperty());
        var version = Pattern.compile("<" + property + ">(.*?)</" + property + ">")
                .matcher(Files.readString(ROOT.resolve("pom.xml")));

        if (contender.isOurs()) {
            assertThat(cost(contender).version()).isEmpty();
        } else {
            assertThat(version.find()).isTrue();
            assertThat(cost(contender).version()).isEqualTo(version.group(1));
        }
    }

    @ParameterizedTest
    @MethodSource("contenders")
    void theMetersAreThoseThatItRegisters(Contender contender) {
        var meters = contender.meters();

        if (meters == null) {
            assertThat(cost(contender).meters()).isNull();
        } else {
            assertThat(requireNonNull(meters).get())
                    .isNotEmpty()
                    .isEqualTo(cost(contender).meters());
        }
    }

    @Test
    void ourOwnCodeHasNotChangedByATenth() throws IOException {
        var now = CodeSize.of(MeasureAdoption.ours(ROOT));
        var then = kept.cost(Contender.OURS).orElseThrow().code();

        assertThat(then.lines()).isCloseTo(now.lines(), withinPercentage(10));
        assertThat(then.publicTypes()).isCloseTo(now.publicTypes(), withinPercentage(10));
    }

    static Iterable<Contender> contenders() {
        return Contender.ALL;
    }

    private static Cost cost(Contender contender) {
        return kept.cost(contender.name()).orElseThrow();
    }
}
