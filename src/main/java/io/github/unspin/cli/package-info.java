/** The command line: results on the standard output, messages on the standard error. */
@NullMarked
package io.github.unspin.cli;

import org.jspecify.annotations.NullMarked;
