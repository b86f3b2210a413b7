package io.github.unspin.review;

import org.jspecify.annotations.Nullable;

/**
 * What an {@link Reach#EVERYWHERE} decision means for other places and texts.
 *
 * @param alike the findings that it is about, see {@link ReviewFinding#alike}
 * @param words the spun words, as the finding that it was said of has them
 * @param text what stands in their place; null if the words are kept
 */
record Rule(String alike, String words, @Nullable String text) {}
