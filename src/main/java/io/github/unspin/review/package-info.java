/**
 * Review of findings by a person, without any terminal or browser in it: {@link
 * io.github.unspin.review.ReviewSession} holds what was decided, on the disk after every decision.
 */
@NullMarked
package io.github.unspin.review;

import org.jspecify.annotations.NullMarked;
