package io.github.unspin.scrape;

import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the places where two sentences run together because the scrape lost the space or the line
 * break between them: {@code 48 hours.U.S. officers}, {@code he said.”She}.
 */
public final class SpacingFinder {
  private static final double CONFIDENCE = 0.97;

  /** A run without white space. */
  private static final Pattern CHUNK = Pattern.compile("\\S+");

  /** A longer run without white space is no prose, and would take the patterns quadratic time. */
  private static final int LONGEST_CHUNK = 1000;

  /**
   * The seam between two sentences inside a chunk: the last word of the first (1), its end marks
   * (2), the first word of the second with an opening quotation mark (3).
   */
  private static final Pattern SEAM =
      Pattern.compile(
          "((?:\\p{Lu}\\.)+\\p{Lu}|[\\p{L}\\p{N}'’%$£€-]+|(?<=[\\p{L}\\p{N}])[)\\]])"
              + "([.?!][)\\]]?[”’]?|[.?!,][”’]|[.?!]\"|[.?!])"
              + "([“‘\"(]?\\p{Lu}[\\p{L}'’]*)");

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)(https?:|www\\.|[\\w.]@\\w|[/\\\\_=&#~^|<>{}@]|\\.(com|org|net|gov|edu|co|uk|io|info)\\b)");

  /** What may stand behind the dot of a domain or file name, in lower case. */
  private static final Set<String> SUFFIXES =
      Set.of(
          "com", "org", "net", "gov", "edu", "mil", "int", "co", "io", "uk", "eu", "info", "biz",
          "tv", "me", "ai", "app", "dev", "fm", "gg", "ly", "cc", "nz", "au", "ca", "de", "fr",
          "js", "ts", "py", "txt", "doc", "docx", "pdf", "xls", "xlsx", "ppt", "csv", "html", "htm",
          "php", "xml", "json", "jpg", "jpeg", "png", "gif", "svg", "mp3", "mp4", "zip", "exe",
          "net's", "com's", "org's");

  /** Words that stand before a dot without ending a sentence. */
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "st", "gen", "sen", "rep", "gov", "lt", "col", "sgt",
          "capt", "cpl", "maj", "adm", "rev", "hon", "jr", "sr", "vs", "etc", "ph", "eg", "ie",
          "no", "nos", "vol", "fig", "pp", "al", "approx", "dept", "univ", "inc", "ltd", "corp",
          "bros", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
          "dec");

  /** Words that open sentences; behind them a name or an abbreviation has surely ended one. */
  private static final Set<String> OPENERS =
      Set.of(
          "the",
          "a",
          "an",
          "this",
          "that",
          "these",
          "those",
          "he",
          "she",
          "it",
          "they",
          "we",
          "you",
          "i",
          "his",
          "her",
          "its",
          "their",
          "our",
          "my",
          "but",
          "and",
          "or",
          "so",
          "however",
          "also",
          "in",
          "on",
          "at",
          "by",
          "for",
          "from",
          "with",
          "after",
          "before",
          "while",
          "when",
          "as",
          "if",
          "since",
          "though",
          "although",
          "because",
          "there",
          "here",
          "what",
          "who",
          "why",
          "how",
          "where",
          "which",
          "not",
          "no",
          "one",
          "two",
          "some",
          "many",
          "most",
          "both",
          "all",
          "then",
          "now",
          "last",
          "earlier",
          "later",
          "meanwhile",
          "according",
          "under",
          "during",
          "despite",
          "to",
          "of",
          "about",
          "until",
          "additionally",
          "within",
          "it's",
          "he's",
          "she's",
          "i'm",
          "that's",
          "there's",
          "they're",
          "we're",
          "you're",
          "i've",
          "we've");

  /** Brands with a mark inside or at their end. */
  private static final Set<String> MARKED_NAMES = Set.of("yahoo", "jeopardy", "jumpman");

  /** Returns the findings, sorted by place; the edit of each puts a space in. */
  public List<Finding> find(String text) {
    List<Finding> findings = new ArrayList<>();
    Matcher chunks = CHUNK.matcher(text);
    while (chunks.find()) {
      String chunk = chunks.group();
      if (chunk.length() < 5 || chunk.length() > LONGEST_CHUNK || ADDRESS.matcher(chunk).find()) {
        continue;
      }
      Matcher seams = SEAM.matcher(chunk);
      for (int from = 0; from < chunk.length() && seams.find(from); from = seams.end(1) + 1) {
        Seam seam = Seam.of(text, chunks.start(), seams);
        if (seam.partsSentences()) {
          findings.add(finding(seam.gap));
        }
      }
    }
    return findings;
  }

  /**
   * Where two sentences may meet.
   *
   * @param chunk start of the run without white space
   * @param start start of the first sentence's last word
   * @param gap where the space is missing
   * @param end end of the second sentence's first word
   * @param left the first sentence's last word
   * @param marks what ends the first sentence
   * @param right the second sentence's first word
   */
  private record Seam(
      String text,
      int chunk,
      int start,
      int gap,
      int end,
      String left,
      String marks,
      String right) {

    static Seam of(String text, int chunk, Matcher found) {
      String marks = found.group(2);
      String right = found.group(3);
      int gap = chunk + found.start(3);
      if (marks.endsWith("\"") && !closesQuotation(text, gap - 1)) {
        gap--; // the quotation mark opens the second sentence
        marks = marks.substring(0, marks.length() - 1);
      } else if (right.startsWith("\"") && closesQuotation(text, gap)) {
        gap++;
      }
      return new Seam(
          text,
          chunk,
          chunk + found.start(1),
          gap,
          chunk + found.end(),
          found.group(1),
          marks,
          right.replaceFirst("^[“‘\"(]", ""));
    }

    boolean partsSentences() {
      boolean isNameOfFile =
          isAt('.', end) && end + 1 < text.length() && Character.isLetter(text.charAt(end + 1));
      boolean isSentenceStart =
          startsAbbreviation() || !isNameOfFile && (isOpener() || isTitleCase(right));
      if (!isSentenceStart || SUFFIXES.contains(lower(right))) {
        return false;
      }
      return marks.length() > 1 || endsSentence();
    }

    private boolean endsSentence() {
      String word = left.replaceFirst("^.*-", "");
      boolean isLower = isLower(word);
      if (!marks.equals(".")) {
        return isLower && !MARKED_NAMES.contains(word) || isOpener();
      }
      if (left.contains(".")) {
        return isOpener(); // "the U.S.The"
      }
      if (word.length() == 1 && Character.isLetter(word.charAt(0))
          || ABBREVIATIONS.contains(lower(word))) {
        return false;
      }
      if (!word.isEmpty() && word.chars().allMatch(Character::isDigit)) {
        return isOpener() && !startsLine(); // no numbered heading
      }
      boolean hasOtherDots = text.indexOf('.', chunk) < start;
      return !hasOtherDots && (isLower || isOpener() || isNameBeforeName() && followsProse());
    }

    private boolean isOpener() {
      return OPENERS.contains(lower(right).replace('’', '\''))
          && (isTitleCase(right) || right.length() == 1 && !isAt('.', end) && isLower(left));
    }

    /** Whether the second sentence begins with something like "U.S." or "F.B.I.". */
    private boolean startsAbbreviation() {
      return right.length() == 1
          && isAt('.', end)
          && end + 1 < text.length()
          && Character.isUpperCase(text.charAt(end + 1))
          && isAt('.', end + 2);
    }

    /** Whether two names meet; "Rocket.Chat", more than once, is one name. */
    private boolean isNameBeforeName() {
      String both = left + "." + right;
      return left.length() > 3 && isTitleCase(left) && text.indexOf(both) == text.lastIndexOf(both);
    }

    /** Whether a lower-case word stands before the chunk, as it does near the end of a sentence. */
    private boolean followsProse() {
      int at = chunk - 1;
      while (at >= 0 && text.charAt(at) == ' ') {
        at--;
      }
      return at >= 0 && at < chunk - 1 && Character.isLowerCase(text.charAt(at));
    }

    private boolean startsLine() {
      return start == 0 || isAt('\n', start - 1) || isAt('\r', start - 1);
    }

    private boolean isAt(char c, int at) {
      return at < text.length() && text.charAt(at) == c;
    }

    private static boolean isLower(String word) {
      return !word.isEmpty() && word.equals(lower(word));
    }

    private static String lower(String word) {
      return word.toLowerCase(Locale.ROOT);
    }

    private static boolean isTitleCase(String word) {
      return word.length() > 1
          && Character.isUpperCase(word.charAt(0))
          && word.chars().skip(1).noneMatch(Character::isUpperCase);
    }

    /** Whether a straight quotation mark is a closing one: the paragraph's second, fourth... */
    private static boolean closesQuotation(String text, int mark) {
      int line = Math.max(text.lastIndexOf('\n', mark), text.lastIndexOf('\r', mark)) + 1;
      return text.substring(line, mark).chars().filter(c -> c == '"').count() % 2 == 1;
    }
  }

  private static Finding finding(int gap) {
    return new Finding(
        gap,
        gap,
        "",
        FindingKind.SPACING,
        CONFIDENCE,
        true,
        List.of(new Suggestion(" ", CONFIDENCE)),
        "A space is missing between two sentences.");
  }
}
