/** The payment processor of the incident: what its script makes of each call, and the ledger of what was charged. */
@NullMarked
package dev.patterns.examples.incident.processor;

import org.jspecify.annotations.NullMarked;
