/**
 * A dependency and today's settings, as a user describes them for the commands that compute with them.
 *
 * <p>Read {@link dev.patterns.examples.service.DependencyDescription} and {@link
 * dev.patterns.examples.service.CurrentSettings} first, then {@link dev.patterns.examples.service.SimulatedService}:
 * what a description becomes in simulated time. {@link dev.patterns.examples.service.ServiceOptions} reads them from
 * options and a file.
 */
@NullMarked
package dev.patterns.examples.service;

import org.jspecify.annotations.NullMarked;
