/**
 * Tortured phrases: established terms of science that a paraphrasing program took word by word,
 * such as "counterfeit consciousness" for artificial intelligence.
 */
@NullMarked
package io.github.unspin.tortured;

import org.jspecify.annotations.NullMarked;
