package io.github.unspin.channel;

import java.util.Locale;
import java.util.Set;

/** The pattern of capitals of a phrase, and its transfer to the phrase put in its place. */
public enum CaseStyle {
  /** "metropolis". */
  LOWER,
  /** "Metropolis corridor": a sentence's start, or the first word of a name. */
  FIRST,
  /** "Metropolis Corridor": every word that counts. */
  TITLE,
  /** "METROPOLIS"; not "U.S.", whose capitals say nothing about its neighbours. */
  UPPER;

  /** Words that titles leave in lower case. */
  private static final Set<String> SMALL =
      Set.of(
          "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "nor", "but", "by",
          "as", "per", "via", "vs");

  /** Returns the style of a phrase as it stands in a text. */
  public static CaseStyle of(String phrase) {
    int words = 0;
    int capitalised = 0;
    int letters = 0;
    int upper = 0;
    boolean first = false;
    boolean inWord = false;
    boolean together = false;
    for (int i = 0; i < phrase.length(); i++) {
      char c = phrase.charAt(i);
      boolean letter = Character.isLetter(c);
      if (letter) {
        letters++;
        together |= i > 0 && Character.isLetter(phrase.charAt(i - 1));
        upper += Character.isUpperCase(c) ? 1 : 0;
        if (!inWord) {
          int end = i;
          while (end < phrase.length() && Character.isLetter(phrase.charAt(end))) {
            end++;
          }
          boolean capital = Character.isUpperCase(c);
          if (words == 0) {
            first = capital;
          }
          boolean counts = words == 0 || !isSmall(phrase, i, end);
          words += counts ? 1 : 0;
          capitalised += counts && capital ? 1 : 0;
        }
      }
      inWord = letter || (inWord && (c == '\'' || c == '\u2019' || c == '.'));
    }
    if (!first) {
      return LOWER;
    }
    if (together && upper == letters) {
      return UPPER;
    }
    return words > 1 && capitalised == words ? TITLE : FIRST;
  }

  /**
   * Returns a phrase, written as inside a sentence, in this style.
   *
   * @param phrase an original, such as "city" or "the United States"
   */
  public String apply(String phrase) {
    return switch (this) {
      case LOWER -> phrase;
      case FIRST -> capitalise(phrase, 0);
      case UPPER -> phrase.toUpperCase(Locale.ROOT);
      case TITLE -> title(phrase);
    };
  }

  private static String capitalise(String phrase, int at) {
    int i = at;
    while (i < phrase.length() && !Character.isLetterOrDigit(phrase.charAt(i))) {
      i++;
    }
    if (i >= phrase.length() || !Character.isLowerCase(phrase.charAt(i))) {
      return phrase;
    }
    boolean camel = i + 1 < phrase.length() && Character.isUpperCase(phrase.charAt(i + 1));
    return camel // iPhone, eBay
        ? phrase
        : phrase.substring(0, i)
            + Character.toUpperCase(phrase.charAt(i))
            + phrase.substring(i + 1);
  }

  private static String title(String phrase) {
    String out = capitalise(phrase, 0);
    for (int i = 1; i < out.length(); i++) {
      char before = out.charAt(i - 1);
      if (before == ' ' || before == '-') {
        int end = i;
        while (end < out.length() && Character.isLetter(out.charAt(end))) {
          end++;
        }
        out = isSmall(out, i, end) ? out : capitalise(out, i);
      }
    }
    return out;
  }

  private static boolean isSmall(String phrase, int from, int to) {
    return SMALL.contains(phrase.substring(from, to).toLowerCase(Locale.ROOT));
  }
}
