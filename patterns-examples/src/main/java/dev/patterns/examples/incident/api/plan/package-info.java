/**
 * What is run: acts, fixes, requests, and the figures of the story, given or chosen.
 *
 * <p>Read {@code ApiFix} first, then {@code ApiAct}.
 */
@NullMarked
package dev.patterns.examples.incident.api.plan;

import org.jspecify.annotations.NullMarked;
