/** Review in a terminal: one finding at a time, one key for each decision. */
@NullMarked
package io.github.unspin.terminal;

import org.jspecify.annotations.NullMarked;
