package io.github.unspin.grammar;

/** How much of LanguageTool looks at the restored text. */
public enum GrammarProfile {
  /** The few rules that are safe to apply unasked; adds some 0.3 s to a run. */
  CORE,
  /** The safe rules, and all others as suggestions that are never applied; adds 5 to 10 s. */
  FULL,
  /** Nothing. */
  OFF
}
