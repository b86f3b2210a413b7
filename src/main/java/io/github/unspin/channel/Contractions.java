package io.github.unspin.channel;

import java.util.List;
import java.util.Map;

/**
 * Contractions and their long forms, which spinners exchange both ways. Phrases are tokens in
 * normal form, separated by blanks; a contraction is two tokens.
 */
public final class Contractions {
  private static final Map<String, List<String>> VERBS =
      Map.of(
          "'re", List.of("are"),
          "'ve", List.of("have"),
          "'ll", List.of("will"),
          "'m", List.of("am"),
          "'d", List.of("would", "had"),
          "'s", List.of("is", "has"));

  private static final Map<String, String> NEGATED =
      Map.ofEntries(
          Map.entry("ca", "can"),
          Map.entry("wo", "will"),
          Map.entry("sha", "shall"),
          Map.entry("do", "do"),
          Map.entry("does", "does"),
          Map.entry("did", "did"),
          Map.entry("is", "is"),
          Map.entry("are", "are"),
          Map.entry("was", "was"),
          Map.entry("were", "were"),
          Map.entry("has", "has"),
          Map.entry("have", "have"),
          Map.entry("had", "had"),
          Map.entry("would", "would"),
          Map.entry("could", "could"),
          Map.entry("should", "should"),
          Map.entry("might", "might"),
          Map.entry("must", "must"),
          Map.entry("need", "need"));

  private static final Map<String, String> CONTRACTED =
      Map.ofEntries(
          Map.entry("do not", "don't"),
          Map.entry("does not", "doesn't"),
          Map.entry("did not", "didn't"),
          Map.entry("is not", "isn't"),
          Map.entry("are not", "aren't"),
          Map.entry("was not", "wasn't"),
          Map.entry("were not", "weren't"),
          Map.entry("has not", "hasn't"),
          Map.entry("have not", "haven't"),
          Map.entry("had not", "hadn't"),
          Map.entry("would not", "wouldn't"),
          Map.entry("could not", "couldn't"),
          Map.entry("should not", "shouldn't"),
          Map.entry("will not", "won't"),
          Map.entry("can not", "can't"));

  private static final List<String> PRONOUNS =
      List.of("i", "you", "he", "she", "it", "we", "they", "that", "there", "who", "what");

  private Contractions() {}

  /** Returns whether a phrase ends with a contracted word; a possessive looks like one. */
  public static boolean isContraction(String phrase) {
    int mark = Math.max(phrase.lastIndexOf('\''), phrase.lastIndexOf('\u2019'));
    return mark > 0 && phrase.indexOf(' ', mark) < 0 && mark + 1 < phrase.length();
  }

  /** Returns the long forms of a contraction, or the contraction of a long form. */
  public static List<String> otherForms(String first, String second) {
    if (second.equals("n't")) {
      String verb = NEGATED.get(first);
      if (verb == null) {
        return List.of();
      }
      return List.of(verb.equals("can") ? "cannot" : verb + " not");
    }
    List<String> verbs = second.startsWith("'") ? VERBS.get(second) : null;
    if (verbs != null && PRONOUNS.contains(first)) {
      String subject = first.equals("i") ? "I" : first;
      return verbs.stream().map(verb -> subject + " " + verb).toList();
    }
    String contracted = CONTRACTED.get(first + " " + second);
    if (contracted != null) {
      return List.of(contracted);
    }
    if (PRONOUNS.contains(first)) {
      String subject = first.equals("i") ? "I" : first;
      for (Map.Entry<String, List<String>> verb : VERBS.entrySet()) {
        if (verb.getValue().get(0).equals(second)) {
          return List.of(subject + verb.getKey());
        }
      }
    }
    return List.of();
  }
}
