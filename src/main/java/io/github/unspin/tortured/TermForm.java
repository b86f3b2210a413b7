package io.github.unspin.tortured;

import io.github.unspin.channel.CaseStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes an established term as it would stand in a tortured phrase's place. */
final class TermForm {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}']+");
  private static final Map<String, String> IRREGULAR =
      Map.of(
          "matrix", "matrices",
          "vertex", "vertices",
          "vortex", "vortices",
          "child", "children",
          "man", "men",
          "woman", "women",
          "criterion", "criteria",
          "phenomenon", "phenomena",
          "spectrum", "spectra",
          "datum", "data");

  /** Words whose plural is no plural of a thing that is counted, or that have none. */
  private static final Set<String> UNCOUNTED =
      Set.of("data", "information", "physics", "mathematics", "electronics", "economics", "series");

  private TermForm() {}

  /**
   * Returns the term in the number, case and hyphenation of what stands in the text.
   *
   * @param found the tortured phrase as it stands in the text
   * @param tortured the same as the table has it
   * @param term the term as it is written inside a sentence
   */
  static String of(String found, String tortured, String term) {
    String number = number(found, tortured, term);
    String hyphens = separators(found, number);
    return capitals(found, hyphens);
  }

  private static String number(String found, String tortured, String term) {
    boolean isPlural = FoldedWord.isPlural(found);
    if (isPlural == FoldedWord.isPlural(tortured)) {
      return term;
    }
    int of = term.indexOf(" of ");
    int end = of > 0 && !tortured.contains(" of ") ? of : term.length();
    int start = end;
    while (start > 0 && Character.isLetter(term.charAt(start - 1))) {
      start--;
    }
    String word = term.substring(start, end);
    if (word.isEmpty() || UNCOUNTED.contains(word) || (isPlural && word.endsWith("ing"))) {
      return term;
    }
    return term.substring(0, start)
        + (isPlural ? plural(word) : singular(word))
        + term.substring(end);
  }

  /** Returns a noun's plural; a plural stays. */
  static String plural(String noun) {
    String irregular = IRREGULAR.get(noun);
    if (irregular != null) {
      return irregular;
    }
    if (FoldedWord.isPlural(noun) || IRREGULAR.containsValue(noun)) {
      return noun;
    }
    if (noun.endsWith("sis")) {
      return noun.substring(0, noun.length() - 2) + "es";
    }
    if (noun.endsWith("y")
        && noun.length() > 1
        && "aeiou".indexOf(noun.charAt(noun.length() - 2)) < 0) {
      return noun.substring(0, noun.length() - 1) + "ies";
    }
    boolean hisses =
        noun.endsWith("s") || noun.endsWith("x") || noun.endsWith("ch") || noun.endsWith("sh");
    return noun + (hisses ? "es" : "s");
  }

  /** Returns the singular of a plural; a singular stays. */
  static String singular(String noun) {
    for (Map.Entry<String, String> pair : IRREGULAR.entrySet()) {
      if (pair.getValue().equals(noun)) {
        return pair.getKey();
      }
    }
    if (!FoldedWord.isPlural(noun)) {
      return noun;
    }
    if (noun.endsWith("lyses") || noun.endsWith("theses") || noun.endsWith("noses")) {
      return noun.substring(0, noun.length() - 2) + "is";
    }
    if (noun.endsWith("ies") && noun.length() > 4) {
      return noun.substring(0, noun.length() - 3) + "y";
    }
    boolean hissed =
        noun.endsWith("sses")
            || noun.endsWith("xes")
            || noun.endsWith("ches")
            || noun.endsWith("shes");
    return noun.substring(0, noun.length() - (hissed ? 2 : 1));
  }

  /** Takes over the text's own hyphens and line ends, where the words stand for one another. */
  private static String separators(String found, String term) {
    Optional<List<String>> own = gaps(found);
    Optional<List<String>> terms = gaps(term);
    if (own.isEmpty() || terms.isEmpty()) {
      return term;
    }
    if (own.get().size() == terms.get().size()) {
      StringBuilder out = new StringBuilder();
      Matcher matcher = WORD.matcher(term);
      for (int i = 0; matcher.find(); i++) {
        if (i > 0) { // a hyphen stays, be it the table's or the text's
          boolean isHyphened = terms.get().get(i - 1).equals("-");
          out.append(isHyphened ? "-" : own.get().get(i - 1));
        }
        out.append(matcher.group());
      }
      return out.toString();
    }
    Optional<String> line = own.get().stream().filter(gap -> gap.indexOf('\n') >= 0).findFirst();
    int blank = term.indexOf(' ');
    return line.isPresent() && blank >= 0 // a broken line stays broken
        ? term.substring(0, blank) + line.get() + term.substring(blank + 1)
        : term;
  }

  /** Returns what stands between a phrase's words, or nothing if it is more than words. */
  private static Optional<List<String>> gaps(String phrase) {
    List<String> gaps = new ArrayList<>();
    Matcher matcher = WORD.matcher(phrase);
    int end = -1;
    while (matcher.find()) {
      if (end >= 0) {
        gaps.add(phrase.substring(end, matcher.start()));
      } else if (matcher.start() > 0) {
        return Optional.empty();
      }
      end = matcher.end();
    }
    return end == phrase.length() ? Optional.of(gaps) : Optional.empty();
  }

  /** Takes over capitals: the style of the phrase, and words that stand in both as they stand. */
  private static String capitals(String found, String term) {
    String styled = CaseStyle.of(found).apply(term);
    StringBuilder out = new StringBuilder(styled);
    Matcher own = WORD.matcher(found);
    while (own.find()) {
      String word = own.group();
      if (own.start() == 0 || word.equals(word.toLowerCase(Locale.ROOT))) {
        continue;
      }
      Matcher same = WORD.matcher(styled);
      while (same.find()) {
        if (same.group().equalsIgnoreCase(word)) {
          out.replace(same.start(), same.end(), word);
        }
      }
    }
    return out.toString();
  }
}
