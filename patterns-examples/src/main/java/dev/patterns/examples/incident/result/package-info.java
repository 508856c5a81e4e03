/** What an incident's run writes to incident.json. */
@NullMarked
package dev.patterns.examples.incident.result;

import org.jspecify.annotations.NullMarked;
