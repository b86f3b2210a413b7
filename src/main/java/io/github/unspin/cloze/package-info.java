/**
 * Cloze tests (Taylor 1953): how well words fill a gap in a text, by a masked language model
 * (Devlin et al. 2019, "BERT: Pre-training of Deep Bidirectional Transformers for Language
 * Understanding").
 */
@NullMarked
package io.github.unspin.cloze;

import org.jspecify.annotations.NullMarked;
