/**
 * Searches for the smallest trigger after which a service never comes back, and for what helps.
 *
 * <p>Read {@code Recovery} first: it defines "never comes back". {@code ServiceRun} is
 * one run, {@code TriggerSearch} and {@code RateSearch} choose the runs, {@link
 * dev.patterns.examples.collapse.CollapseSearch} puts them together. {@code CollapseText} and {@code CollapsePage} show
 * the result.
 */
@NullMarked
package dev.patterns.examples.collapse;

import org.jspecify.annotations.NullMarked;
