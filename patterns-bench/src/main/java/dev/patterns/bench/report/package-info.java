/** Shows a result: as a table on the terminal, as a page, and in the docs. */
@NullMarked
package dev.patterns.bench.report;

import org.jspecify.annotations.NullMarked;
