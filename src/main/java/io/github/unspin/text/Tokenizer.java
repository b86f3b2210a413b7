package io.github.unspin.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Splits English text into tokens, in one pass and without regular expressions, after the habits of
 * the Penn Treebank where they help counting: possessive endings and contracted verbs are tokens of
 * their own ("Putin" "'s", "did" "n't"), hyphens too ("ISIS" "-" "K"), because a spinner replaces
 * the parts one by one. Abbreviations keep their full stops ("U.S.", "Mr.").
 *
 * <p>Thread-safe: a tokenizer has no state.
 */
public final class Tokenizer {
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "capt",
          "maj", "cmdr", "adm", "rev", "hon", "st", "mt", "jr", "sr", "inc", "corp", "co", "ltd",
          "bros", "dept", "univ", "vs", "etc", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
          "sep", "sept", "oct", "nov", "dec", "ave", "blvd", "rd", "fig", "approx", "est", "al",
          "ph.d", "m.d", "messrs", "supt", "det", "atty", "asst", "assn", "calif", "mass", "conn",
          "fla", "ala", "ariz", "colo", "ill", "kan", "ky", "mich", "minn", "tenn", "tex", "wash",
          "wis", "pa", "va", "vt");

  /**
   * Abbreviations that are also words: their full stop is theirs only before a capital or digit.
   */
  private static final Set<String> AMBIGUOUS =
      Set.of(
          "mar", "jun", "dec", "sep", "al", "co", "fig", "mass", "wash", "ill", "det", "est", "pa",
          "hon", "gen", "col", "rep", "inc", "etc", "ala", "ms");

  private static final Set<String> TOP_LEVEL_DOMAINS =
      Set.of(
          "com", "org", "net", "gov", "edu", "co", "io", "uk", "eu", "us", "ca", "au", "de", "fr",
          "info", "tv", "ai", "me", "biz", "ie", "in", "nz", "ru", "ua", "jp", "cn", "ch", "news");

  /** No e-mail address or domain name is longer (RFC 5321); keeps long runs of dashes cheap. */
  private static final int LONGEST_ADDRESS = 320;

  /**
   * The last ones are what a spinner of WordNet's synonyms makes of a possessive "s", which it
   * takes for the abbreviation of "south": "America'southward", "it'due south" (of which "south" is
   * a token of its own).
   */
  private static final String[] CLITICS = {"s", "re", "ve", "ll", "d", "m", "southward", "due"};

  private static final String DUE_SOUTH = "due south";

  /** Returns whether letters behind an apostrophe end a word as a token of their own. */
  public static boolean isClitic(String letters) {
    return Arrays.asList(CLITICS).contains(letters);
  }

  /** Splits a text into tokens and sentences. */
  public TokenizedText tokenize(String text) {
    Scan scan = new Scan(text);
    scan.run();
    int[] sentences = SentenceSplitter.split(text, scan.size, scan.starts, scan.ends, scan.types);
    return new TokenizedText(text, scan.size, scan.starts, scan.ends, scan.types, sentences);
  }

  /** The state of one pass over a text. */
  private static final class Scan {
    final String text;
    int[] starts = new int[64];
    int[] ends = new int[64];
    TokenType[] types = new TokenType[64];
    int size;

    Scan(String text) {
      this.text = text;
      int guess = text.length() / 5 + 16;
      starts = new int[guess];
      ends = new int[guess];
      types = new TokenType[guess];
    }

    void run() {
      int at = 0;
      int length = text.length();
      while (at < length) {
        char c = text.charAt(at);
        if (Chars.isSpace(c)) {
          at++;
        } else if (isLetterAt(at) && !isMark(c)) {
          at = addressEnd(at) > 0 ? add(at, addressEnd(at), TokenType.ADDRESS) : word(at);
        } else if (isDigit(c)) {
          at = number(at);
        } else if ((c == '@' || c == '#') && at + 1 < length && isLetterAt(at + 1)) {
          at = add(at, handleEnd(at + 1), TokenType.ADDRESS);
        } else if (Chars.isApostrophe(c) && cliticEnd(at) > 0) {
          at = add(at, cliticEnd(at), TokenType.WORD);
        } else {
          at = punctuation(at, c);
        }
      }
    }

    private int add(int start, int end, TokenType type) {
      if (size == starts.length) {
        int grown = size * 2;
        starts = Arrays.copyOf(starts, grown);
        ends = Arrays.copyOf(ends, grown);
        types = Arrays.copyOf(types, grown);
      }
      starts[size] = start;
      ends[size] = end;
      types[size] = type;
      size++;
      return end;
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }

    private boolean isLetterAt(int at) {
      char c = text.charAt(at);
      if (c < 128) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      }
      return Character.isLetter(text.codePointAt(at)) || isMark(c) || isLowSurrogateOfLetter(at);
    }

    private static boolean isMark(char c) {
      return c >= '\u0300' && Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private boolean isLowSurrogateOfLetter(int at) {
      return at > 0
          && Character.isLowSurrogate(text.charAt(at))
          && Character.isHighSurrogate(text.charAt(at - 1))
          && Character.isLetter(text.codePointAt(at - 1));
    }

    private int lettersEnd(int at) {
      int end = at;
      while (end < text.length() && isLetterAt(end)) {
        end++;
      }
      return end;
    }

    private int word(int start) {
      int end = lettersEnd(start);
      end = Math.max(end, dottedEnd(start, end));
      // O'Brien, o'clock, D'Angelo: an apostrophe inside a word that is no clitic
      while (end < text.length() - 1
          && Chars.isApostrophe(text.charAt(end))
          && isLetterAt(end + 1)
          && cliticEnd(end) < 0
          && !isNegation(start, end)) {
        end = lettersEnd(end + 1);
      }
      while (end < text.length() && isDigit(text.charAt(end))) { // G7, B2B, COVID19
        end++;
        end = lettersEnd(end);
      }
      if (isNegation(start, end)) {
        int split = end - 1;
        if (split > start) {
          add(start, split, TokenType.WORD);
        }
        return add(split, end + 2, TokenType.WORD);
      }
      return add(start, end, TokenType.WORD);
    }

    /** Returns whether "n" + apostrophe + "t" spans {@code end - 1 .. end + 1}. */
    private boolean isNegation(int start, int end) {
      return end - start >= 2
          && end + 1 < text.length()
          && (text.charAt(end - 1) | 0x20) == 'n'
          && Chars.isApostrophe(text.charAt(end))
          && (text.charAt(end + 1) | 0x20) == 't'
          && (end + 2 == text.length() || !isLetterAt(end + 2));
    }

    /** Returns the end of an abbreviation with its full stop, or -1. */
    private int dottedEnd(int start, int end) {
      if (end >= text.length() || text.charAt(end) != '.') {
        return -1;
      }
      if (end - start == 1) { // U.S., a.m., C.I.A., J.
        int at = end;
        while (at + 1 < text.length()
            && text.charAt(at) == '.'
            && isLetterAt(at + 1)
            && (at + 2 == text.length() || !isLetterAt(at + 2))) {
          at += 2;
        }
        boolean initial = at == end;
        if (initial) {
          boolean inName = start > 0 && text.charAt(start - 1) == '-'; // ISIS-K.
          return Character.isUpperCase(text.charAt(start)) && !inName ? end + 1 : -1;
        }
        return at < text.length() && text.charAt(at) == '.' ? at + 1 : at;
      }
      String lower = text.substring(start, end).toLowerCase(Locale.ROOT);
      if (lower.length() == 2
          && (lower.equals("ph"))
          && text.regionMatches(true, end, ".D.", 0, 3)) {
        return end + 3;
      }
      if (!ABBREVIATIONS.contains(lower) || !Character.isUpperCase(text.charAt(start))) {
        return lower.equals("vs") || lower.equals("etc") ? end + 1 : -1;
      }
      if (AMBIGUOUS.contains(lower)) {
        int next = end + 1;
        while (next < text.length() && text.charAt(next) == ' ') {
          next++;
        }
        boolean followed =
            next < text.length()
                && next > end + 1
                && (Character.isUpperCase(text.charAt(next)) || isDigit(text.charAt(next)));
        return followed ? end + 1 : -1;
      }
      return end + 1;
    }

    /** Returns the end of a clitic that starts with the apostrophe at {@code at}, or -1. */
    private int cliticEnd(int at) {
      if (at == 0 || Chars.isSpace(text.charAt(at - 1))) {
        return -1;
      }
      char before = text.charAt(at - 1);
      boolean attached = Character.isLetterOrDigit(before) || before == '.';
      if (!attached) {
        return -1;
      }
      for (String clitic : CLITICS) {
        int end = at + 1 + clitic.length();
        if (text.regionMatches(true, at + 1, clitic, 0, clitic.length())
            && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))
            && (!clitic.equals("due") || text.startsWith(DUE_SOUTH, at + 1))) {
          return end;
        }
      }
      return -1;
    }

    private int number(int start) {
      int end = start;
      while (end < text.length()) {
        char c = text.charAt(end);
        boolean inside =
            isDigit(c)
                || ((c == ',' || c == '.' || c == ':')
                    && end + 1 < text.length()
                    && isDigit(text.charAt(end + 1))
                    && isDigit(text.charAt(end - 1)));
        if (!inside) {
          break;
        }
        end++;
      }
      int letters = lettersEnd(end); // 50th, 1990s, 5G, 10am, 3pm
      if (letters - end > 0 && letters - end <= 4) {
        end = letters;
      }
      return add(start, end, TokenType.NUMBER);
    }

    private int punctuation(int start, char c) {
      int end = start + 1;
      if (Character.isHighSurrogate(c)
          && end < text.length()
          && Character.isLowSurrogate(text.charAt(end))) {
        end++;
      }
      if (c == '.' || c == '-' || c == '!' || c == '?' || c == '*' || c == '_' || c == '=') {
        while (end < text.length() && text.charAt(end) == c) {
          end++;
        }
      }
      while (end < text.length() && isMark(text.charAt(end))) { // an emoji's variation selector
        end++;
      }
      return add(start, end, TokenType.PUNCTUATION);
    }

    private int handleEnd(int at) {
      int end = at;
      while (end < text.length()
          && (isLetterAt(end) || isDigit(text.charAt(end)) || text.charAt(end) == '_')) {
        end++;
      }
      return end;
    }

    /** Returns the end of a web or e-mail address or domain that starts here, or -1. */
    private int addressEnd(int start) {
      char first = (char) (text.charAt(start) | 0x20);
      if ((first == 'h'
              && (text.startsWith("http://", start) || text.startsWith("https://", start)))
          || (first == 'w' && text.regionMatches(true, start, "www.", 0, 4))) {
        return trimAddress(start, addressCharsEnd(start));
      }
      int end = start;
      int dot = -1;
      int at = -1;
      int limit = Math.min(text.length(), start + LONGEST_ADDRESS);
      while (end < limit) {
        char c = text.charAt(end);
        if (c == '.' && end + 1 < text.length() && isAsciiLetterOrDigit(text.charAt(end + 1))) {
          dot = end;
        } else if (c == '@' && at < 0) {
          at = end;
        } else if (!(isAsciiLetterOrDigit(c) || c == '-' || c == '_' || (c == '+' && at < 0))) {
          break;
        }
        end++;
      }
      if (at > start && dot > at) {
        return end;
      }
      if (dot < 0 || at >= 0) {
        return -1;
      }
      String last = text.substring(dot + 1, end);
      if (end < text.length() && text.charAt(end) == '/' && isDomainEnding(last)) {
        return trimAddress(start, addressCharsEnd(start));
      }
      // "hours.In" is a lost space, "Amazon.com" is a name: endings count in lower case only
      return isDomainEnding(last) && dot - start >= 2 ? end : -1;
    }

    private static boolean isDomainEnding(String ending) {
      return TOP_LEVEL_DOMAINS.contains(ending);
    }

    private static boolean isAsciiLetterOrDigit(char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c);
    }

    private int addressCharsEnd(int start) {
      int end = start;
      while (end < text.length()) {
        char c = text.charAt(end);
        if (Chars.isSpace(c) || c == '<' || c == '>' || c == '"' || c > '\u2000') {
          break;
        }
        end++;
      }
      return end;
    }

    private int trimAddress(int start, int end) {
      int trimmed = end;
      while (trimmed > start + 1 && ".,;:!?)]}'".indexOf(text.charAt(trimmed - 1)) >= 0) {
        trimmed--;
      }
      return trimmed;
    }
  }
}
