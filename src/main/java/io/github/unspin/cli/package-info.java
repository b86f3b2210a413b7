/** The command line. */
@NullMarked
package io.github.unspin.cli;

import org.jspecify.annotations.NullMarked;
