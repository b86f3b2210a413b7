/**
 * Reports on a run: a page for people, JSON, CSV and SARIF, each written whole or not at all, in
 * memory that does not grow with the run.
 */
@NullMarked
package io.github.unspin.batch.report;

import org.jspecify.annotations.NullMarked;
