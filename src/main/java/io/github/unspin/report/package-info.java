/** The result of looking at one document: an immutable report of findings and their edits. */
@NullMarked
package io.github.unspin.report;

import org.jspecify.annotations.NullMarked;
