/** What the HTML reports share: the inlining of style sheets, scripts and data, and the basic styles. */
@NullMarked
package dev.patterns.examples.page;

import org.jspecify.annotations.NullMarked;
