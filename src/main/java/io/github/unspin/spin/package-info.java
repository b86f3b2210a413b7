/** A simulator of article spinners, which makes spun texts whose originals are known. */
@NullMarked
package io.github.unspin.spin;

import org.jspecify.annotations.NullMarked;
