/** Segmentation of English text into tokens and sentences with exact offsets. */
@NullMarked
package io.github.unspin.text;

import org.jspecify.annotations.NullMarked;
