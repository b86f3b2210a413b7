package io.github.unspin.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words that Britons and Americans spell differently, by the list that LanguageTool brings along.
 * Only regular differences count (colour, organise, centre, travelled, defence, catalogue, grey):
 * "cheque" or "tyre" are other words in the other country, not other spellings.
 *
 * <p>Immutable and thread-safe.
 */
public final class Spellings {
  private static final String LIST = "/org/languagetool/resource/en/en-US-GB.txt";

  /** American and British letters of the regular differences. */
  private static final List<String[]> DIFFERENCES =
      List.of(
          new String[] {"or", "our"},
          new String[] {"z", "s"},
          new String[] {"l", "ll"},
          new String[] {"ll", "l"},
          new String[] {"er", "re"},
          new String[] {"ense", "ence"},
          new String[] {"e", "ae"},
          new String[] {"e", "oe"},
          new String[] {"og", "ogue"},
          new String[] {"o", "ou"},
          new String[] {"ay", "ey"});

  /** A meter measures in Britain too; a license is a verb there. */
  private static final List<String> NEITHER = List.of("meter", "meters", "license", "dialog");

  private final Map<String, Variant> variants = new HashMap<>();

  /**
   * A word in one of its two spellings.
   *
   * @param other the other spelling
   * @param british whether this one is the British
   * @param ending whether the difference is that of -ise and -ize, which some Britons write as
   *     Americans do
   */
  record Variant(String other, boolean british, boolean ending) {}

  private Spellings() {}

  private static final class Holder {
    static final Spellings ENGLISH = load();
  }

  /** Returns the spellings of English. */
  public static Spellings english() {
    return Holder.ENGLISH;
  }

  private static Spellings load() {
    Spellings spellings = new Spellings();
    try (InputStream in = Spellings.class.getResourceAsStream(LIST)) {
      if (in == null) {
        return spellings; // another version of LanguageTool: no word has two spellings then
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int mark = line.indexOf(';');
        if (mark > 0 && line.charAt(0) != '#') {
          spellings.add(line.substring(0, mark).strip(), line.substring(mark + 1).strip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + LIST, e);
    }
    return spellings;
  }

  private void add(String american, String british) {
    String[] difference = NEITHER.contains(american) ? null : difference(american, british);
    if (difference != null) {
      boolean ending = difference[0].equals("z");
      variants.putIfAbsent(american, new Variant(british, false, ending));
      variants.putIfAbsent(british, new Variant(american, true, ending));
    }
  }

  private static String @Nullable [] difference(String american, String british) {
    for (String[] letters : DIFFERENCES) {
      for (int at = american.indexOf(letters[0]);
          at >= 0;
          at = american.indexOf(letters[0], at + 1)) {
        int rest = american.length() - at - letters[0].length();
        int end = at + letters[1].length();
        if (british.length() == end + rest
            && british.startsWith(letters[1], at)
            && british.regionMatches(0, american, 0, at)
            && british.regionMatches(end, american, at + letters[0].length(), rest)) {
          return letters;
        }
      }
    }
    return null;
  }

  /** Returns what is known of a word in lower case, or null if it has one spelling. */
  @Nullable Variant find(String word) {
    return variants.get(word);
  }
}
