/**
 * What shells and manual readers are told about the command line, made from its own description.
 */
@NullMarked
package io.github.unspin.cli.guide;

import org.jspecify.annotations.NullMarked;
