/**
 * The formats of files: where the running text of a document stands in its file, how edits of the
 * one become edits of the other, and containers of many documents, record by record.
 */
@NullMarked
package io.github.unspin.format;

import org.jspecify.annotations.NullMarked;
