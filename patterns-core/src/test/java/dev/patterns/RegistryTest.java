package dev.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.retry.Retry;
import dev.patterns.timeout.Timeout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RegistryTest {

    @Test
    void underALimit_theRetryOrTimeoutThatWasNotAskedForLatelyMakesRoom() {
        for (var unlimited : List.of(Retry.registry(UnaryOperator.identity()), Timeout.registry(it -> it))) {
            var registry = unlimited.limitedTo(2);
            var used = registry.get("used");
            registry.get("not used");
            assertThat(registry.get("used")).isSameAs(used);

            var added = registry.get("added");

            assertThat(registry.all()).isEqualTo(List.of(added, used));
        }
    }

    @Test
    void aListenerThatThrowsChangesNothing() {
        var registry = Retry.registry(UnaryOperator.identity());
        var added = new ArrayList<Retry>();
        registry.onAdded(retry -> {
            throw new IllegalStateException("the metrics are broken");
        });
        registry.onAdded(added::add);

        var retry = registry.get("payments");

        assertThat(added).containsExactly(retry);
    }
}
