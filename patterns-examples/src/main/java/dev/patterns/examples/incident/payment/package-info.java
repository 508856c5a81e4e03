/** The payment service, its port to the processors, and the rules by which money moves once. */
@NullMarked
package dev.patterns.examples.incident.payment;

import org.jspecify.annotations.NullMarked;
