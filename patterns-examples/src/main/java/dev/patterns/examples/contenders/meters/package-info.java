/** Which figures each contender gives to Micrometer. */
@NullMarked
package dev.patterns.examples.contenders.meters;

import org.jspecify.annotations.NullMarked;
