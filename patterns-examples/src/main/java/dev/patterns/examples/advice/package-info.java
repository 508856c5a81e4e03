/**
 * Settings for a dependency, with their reasons, and what formulas and a simulation say about them.
 *
 * <p>Read {@code Advisor} first: how each setting is chosen. {@code NormalOperation} and {@code Outage} are the
 * formulas, {@code NormalFigures} says when each of them holds, and {@code MeasuredService} runs the shipped policies
 * against the same dependency.
 */
@NullMarked
package dev.patterns.examples.advice;

import org.jspecify.annotations.NullMarked;
