/**
 * The matrix for readers: as text on a terminal, as JSON, as a page with filters, and as Markdown that is committed and
 * compared with each run.
 */
@NullMarked
package dev.patterns.examples.behaviour.report;

import org.jspecify.annotations.NullMarked;
