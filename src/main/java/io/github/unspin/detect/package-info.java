/**
 * The detector: whether a document is a spinner's output, which family's, and how densely it was
 * spun.
 */
@NullMarked
package io.github.unspin.detect;

import org.jspecify.annotations.NullMarked;
