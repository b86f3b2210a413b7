/** Measuring: marked passages and gold files, and the figures that compare a report with them. */
@NullMarked
package io.github.unspin.evaluate;

import org.jspecify.annotations.NullMarked;
