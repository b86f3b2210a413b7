/** The library's front door: {@link io.github.unspin.Unspin}. */
@NullMarked
package io.github.unspin;

import org.jspecify.annotations.NullMarked;
