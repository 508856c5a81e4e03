/**
 * Our policies behind the annotations of MicroProfile Fault Tolerance, to run its TCK on them. An example of how a
 * framework embeds them. {@code GuardedMethod} is the place to start; {@code docs/microprofile.md} has the overview.
 */
package dev.patterns.examples.faulttolerance;
