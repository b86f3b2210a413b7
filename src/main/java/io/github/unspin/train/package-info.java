/**
 * Making of the dictionaries: evidence from marked passages and tables, and the model's weights.
 */
@NullMarked
package io.github.unspin.train;

import org.jspecify.annotations.NullMarked;
