/** What reports look like: JSON for programs, lines for people, a diff for {@code patch}. */
@NullMarked
package io.github.unspin.render;

import org.jspecify.annotations.NullMarked;
