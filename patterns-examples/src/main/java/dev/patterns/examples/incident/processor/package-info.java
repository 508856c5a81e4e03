/**
 * The payment processors of the incident: the script that decides what happens to each call, and the ledger of what was
 * charged.
 *
 * <p>Read {@link dev.patterns.examples.incident.processor.ScriptedProcessor} first.
 */
@NullMarked
package dev.patterns.examples.incident.processor;

import org.jspecify.annotations.NullMarked;
