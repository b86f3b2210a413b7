/** Configuration files: finding and reading {@code unspin.toml}. Knows no command line. */
@NullMarked
package io.github.unspin.config;

import org.jspecify.annotations.NullMarked;
