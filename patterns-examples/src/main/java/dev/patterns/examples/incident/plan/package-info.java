/** What happens in the story, and when: acts, arrivals, how the processors behave. Pure, and the same for the same seed. */
@NullMarked
package dev.patterns.examples.incident.plan;

import org.jspecify.annotations.NullMarked;
