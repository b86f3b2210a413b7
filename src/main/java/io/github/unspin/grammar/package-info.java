/**
 * The last pass: grammar of the restored text. The only package that knows LanguageTool, which is
 * loaded when the first text is checked and not before.
 */
@NullMarked
package io.github.unspin.grammar;

import org.jspecify.annotations.NullMarked;
