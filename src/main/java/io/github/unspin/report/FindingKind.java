package io.github.unspin.report;

import java.util.Locale;

/** What a {@link Finding} is about. */
public enum FindingKind {
  /** Words that a spinner put in the place of the author's own. */
  SUBSTITUTION,
  /** A slip that the grammar pass saw in the restored text. */
  GRAMMAR,
  /** A line that belongs to the scraped page and not to the article. */
  BOILERPLATE,
  /** White space that the scrape lost, such as the one after a full stop. */
  SPACING,
  /** Characters that went through a wrong charset. */
  ENCODING;

  /** Returns the name that the JSON contract uses, in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
