/**
 * Many files in one run: which files of a folder are looked at, on all cores and in bounded memory,
 * with a journal that lets a run that was cut off go on where it was. Knows no command line.
 */
@NullMarked
package io.github.unspin.batch;

import org.jspecify.annotations.NullMarked;
