/** Restoration of the words that a spinner replaced. */
@NullMarked
package io.github.unspin.restore;

import org.jspecify.annotations.NullMarked;
