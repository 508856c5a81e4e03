/**
 * The records that make up api.json.
 *
 * <p>Read {@code ApiResult} first.
 */
@NullMarked
package dev.patterns.examples.incident.api.result;

import org.jspecify.annotations.NullMarked;
