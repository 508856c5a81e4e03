/** The incident's result as one self-contained HTML page. It knows the result's JSON and nothing of the lab. */
@NullMarked
package dev.patterns.examples.incident.report;

import org.jspecify.annotations.NullMarked;
