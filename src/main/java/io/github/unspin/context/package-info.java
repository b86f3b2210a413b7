/**
 * The context model: a small neural network that tells how well phrases fit a place, from the words
 * on both sides and from what the text is about.
 */
@NullMarked
package io.github.unspin.context;

import org.jspecify.annotations.NullMarked;
