package dev.patterns.examples.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;

class DependencyTreeTest {

    private static final DependencyTree TREE = DependencyTree.parse("""
            dev.patterns:patterns-examples:jar:0.1.0-SNAPSHOT
            +- a:a:jar:1:compile
            |  +- b:b:jar:2:compile (version managed from 3)
            |  |  \\- c:c:jar:linux:4:runtime
            |  \\- (d:d:jar:5:runtime - omitted for duplicate)
            +- e:e:jar:6:compile
            |  \\- (b:b:jar:2:compile - version managed from 3; omitted for duplicate)
            +- d:d:jar:7:compile (optional)
            |  \\- f:f:jar:8:compile
            \\- g:g:jar:9:compile
               \\- (h:h:jar:10:compile - omitted for duplicate)
            """);

    @Test
    void anArtifactBringsWhatItsDependenciesBring() {
        assertThat(TREE.closure(List.of("a:a")))
                .containsExactly(
                        entry("a:a", "1"), entry("b:b", "2"), entry("c:c", "4"), entry("d:d", "7"), entry("f:f", "8"));
    }

    @Test
    void whatComesByTwoWaysIsFoundByBoth() {
        assertThat(TREE.closure(List.of("e:e")))
                .containsExactly(entry("b:b", "2"), entry("c:c", "4"), entry("e:e", "6"));
    }

    @Test
    void whatIsNamedAsADuplicateOnlyIsFoundToo() {
        assertThat(TREE.closure(List.of("g:g"))).containsExactly(entry("g:g", "9"), entry("h:h", "10"));
    }

    @Test
    void anUnknownArtifactIsRejected() {
        assertThatThrownBy(() -> TREE.closure(List.of("x:x"))).hasMessage("not in the dependency tree: x:x");
    }
}
