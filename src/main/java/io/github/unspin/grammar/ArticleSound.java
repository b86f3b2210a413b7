package io.github.unspin.grammar;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells "a" from "an" by the sound that the next word begins with. */
final class ArticleSound {
  /** Vowel letters that sound like "you" or "won". */
  private static final Pattern CONSONANT_SOUND =
      Pattern.compile(
          "(?:eu|ewe|once\\b|one(?![rgs]\\w)|oui|u\\b|ubiq|uganda|ukr|ukul|unanim"
              + "|uni(?!n[a-z]|m[a-z]|d[ei]|ss|gn)|ura[ln]|ure[at]|uri[cn]|uro|urug|usa(?!in)|use|usu"
              + "|usi|uta|ute|uti|uto|uv|uyg|uig|uz).*");

  /** Letters h that are not spoken. */
  private static final Pattern SILENT_H = Pattern.compile("(?:hour|honest|hono|heir).*");

  /** Words that people write both ways, and name starts whose sound is anybody's guess. */
  private static final Pattern UNSURE =
      Pattern.compile(
          "(?:herb|homage|histor|hypoth|habitu|hotel|hallu|[mn][bcdgkt]|[xy][^aeiou]|oneida).*|[fhlmnrsx][^aeiouy]*");

  /** What cannot follow an article, so that "a" before it is a letter or foreign. */
  private static final Set<String> NO_NOUN_PHRASE =
      Set.of("or", "and", "of", "in", "is", "if", "on", "at", "it", "un", "una", "el", "il", "are");

  /** Letters whose names begin with a vowel, of those that differ from the sound they make. */
  private static final String VOWEL_NAMES = "FHLMNRSX";

  private static final Pattern ACRONYM =
      Pattern.compile("(?:(?:\\p{Lu}\\.)+\\p{Lu}?|\\p{Lu}{2,}|\\p{Lu}+[\\d&]+\\p{Lu}*)s?");

  private static final Pattern LETTER_AND_HYPHEN = Pattern.compile("(?:\\p{Lu}|[ex])-.*");

  /** Acronyms with a vowel that are spelled out all the same. */
  private static final Set<String> SPELLED =
      Set.of(
          "HIV", "SUV", "LED", "MIT", "SEC", "SAT", "FAA", "SOS", "MRI", "NYU", "LAPD", "NCAA",
          "NAACP", "HMO", "MOT", "MEP", "SUVs", "FOIA", "RAF", "SAS", "SEO", "MLA", "HOA", "NFT",
          "NGO", "NGOs", "MOU", "LGBTQIA");

  private ArticleSound() {}

  /**
   * Returns whether a word or number begins with a vowel sound; null when that is not certain.
   *
   * @param word the word as it stands, with its hyphenated parts
   */
  static @Nullable Boolean startsWithVowel(String word) {
    if (word.isEmpty()) {
      return null;
    }
    String bare = word.replaceFirst("^[$£€¥#]", "");
    if (!bare.isEmpty() && Character.isDigit(bare.charAt(0))) {
      return number(bare);
    }
    String first = word.replaceFirst("(?<=..)[-–/].*", "").replaceFirst("['’]s?$", "");
    if (LETTER_AND_HYPHEN.matcher(word).matches() || ACRONYM.matcher(first).matches()) {
      return acronym(first);
    }
    return plainWord(word.toLowerCase(Locale.ROOT));
  }

  private static @Nullable Boolean plainWord(String word) {
    if (NO_NOUN_PHRASE.contains(word)
        || !Character.isLetter(word.charAt(0))
        || UNSURE.matcher(word).matches()) {
      return null;
    }
    if (CONSONANT_SOUND.matcher(word).matches()) {
      return false;
    }
    return "aeiou".indexOf(word.charAt(0)) >= 0
        || "áàâäåæéèêëíìîïóòôöøœúùûü".indexOf(word.charAt(0)) >= 0
        || SILENT_H.matcher(word).matches();
  }

  private static @Nullable Boolean acronym(String letters) {
    char first = Character.toUpperCase(letters.charAt(0));
    if (first == 'U') {
      return false;
    }
    if ("AEIO".indexOf(first) >= 0) {
      return true;
    }
    if (VOWEL_NAMES.indexOf(first) < 0) {
      return false;
    }
    boolean isSpelled =
        letters.length() == 1
            || letters.indexOf('.') >= 0
            || letters.chars().noneMatch(ArticleSound::isVowelLetter)
            || letters.length() == 3 && !isVowelLetter(letters.charAt(1)) // FBI
            || letters.contains("-")
            || SPELLED.contains(letters);
    return isSpelled ? Boolean.TRUE : null; // "an NFL", but "a NATO"
  }

  private static boolean isVowelLetter(int letter) {
    return "AEIOUY".indexOf(letter) >= 0;
  }

  private static @Nullable Boolean number(String digits) {
    if (digits.charAt(0) == '8') {
      return true;
    }
    if (digits.matches("1[18](?:[^\\d].*)?")) {
      return true;
    }
    return digits.matches("1[18]\\d\\d(?:\\D.*)?") ? null : Boolean.FALSE; // "an 1800s farm"
  }
}
