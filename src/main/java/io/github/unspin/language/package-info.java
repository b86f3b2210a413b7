/**
 * The language model: a pruned, quantised word n-gram model with modified Kneser-Ney smoothing,
 * mapped from a file, and the mapping from tokens to its vocabulary.
 */
@NullMarked
package io.github.unspin.language;

import org.jspecify.annotations.NullMarked;
