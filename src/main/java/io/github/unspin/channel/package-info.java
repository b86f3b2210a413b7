/**
 * The channel model: what spinners put in the place of what, how often, and how often they leave a
 * word alone.
 */
@NullMarked
package io.github.unspin.channel;

import org.jspecify.annotations.NullMarked;
