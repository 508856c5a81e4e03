/**
 * The bulkheads that are compared.
 *
 * <p>Read {@code BulkheadContender} first.
 */
@NullMarked
package dev.patterns.examples.contenders.bulkhead;

import org.jspecify.annotations.NullMarked;
