/**
 * What people decided, kept for later texts: fixes for everywhere, words to keep, and refused
 * findings, known by their words and neighbours.
 */
@NullMarked
package io.github.unspin.memory;

import org.jspecify.annotations.NullMarked;
