package io.github.unspin.train;

import io.github.unspin.channel.Phrases;
import io.github.unspin.text.Chars;
import io.github.unspin.text.TokenType;
import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays a spun text beside its original: finds the words that both have and, between them, the
 * stretches that differ. Words that only changed their place ("rates of interest", "interest
 * rates") make one stretch. Where a word was put in or left out, its neighbours belong to the
 * stretch, because a substitution always has words on both sides.
 */
public final class TextAligner {
  /** Share of equal words below which two texts are not versions of one article. */
  public static final double LEAST_SIMILARITY = 0.4;

  private static final int LONGEST_STRETCH = 12;
  private static final int LONGEST_INSERTION = 3;
  private static final int FARTHEST_MOVE = 3;
  private static final int SHORT_WORD = 3;

  private final Tokenizer tokenizer = new Tokenizer();

  /** Why a stretch cannot be used. */
  public enum Problem {
    /** So many words differ in a row that nobody can tell which stands for which. */
    TOO_LONG,
    /** One side is much longer than the other, or they differ in numbers or punctuation. */
    TOO_UNLIKE,
    /** The original has nothing at this place. */
    ONLY_SPUN,
    /** The spun text has nothing at this place. */
    ONLY_ORIGINAL
  }

  /**
   * A place where the texts differ.
   *
   * @param line line of the spun text, from 1
   * @param spun what the spun text has there, with some words around it if need be
   * @param original what the original has there
   */
  public record Stretch(int line, String spun, String original) {}

  /** A place where the texts differ in a way that teaches nothing. */
  public record Gap(int line, String spun, String original, Problem problem) {}

  /**
   * Two texts side by side.
   *
   * @param spunWords words of the spun text
   * @param originalWords words of the original
   * @param equalWords words that both have, at corresponding places
   * @param stretches places that may be substitutions
   * @param gaps the other places where the texts differ
   */
  public record Alignment(
      int spunWords, int originalWords, int equalWords, List<Stretch> stretches, List<Gap> gaps) {
    /** Copies the lists. */
    public Alignment {
      stretches = List.copyOf(stretches);
      gaps = List.copyOf(gaps);
    }

    /** Returns the share of the words of both texts that the other has too, from 0 to 1. */
    public double similarity() {
      int words = spunWords + originalWords;
      return words == 0 ? 0 : 2.0 * equalWords / words;
    }

    /** Returns whether the texts can be versions of one article. */
    public boolean isOneArticle() {
      return similarity() >= LEAST_SIMILARITY;
    }
  }

  /** Token ranges of a stretch. */
  private record Range(int from, int to, int originalFrom, int originalTo) {
    int length() {
      return to - from;
    }

    int originalLength() {
      return originalTo - originalFrom;
    }

    boolean isOneSided() {
      return from == to || originalFrom == originalTo;
    }

    Range until(Range end) {
      return new Range(from, end.to, originalFrom, end.originalTo);
    }
  }

  /** Aligns two texts. */
  public Alignment align(String spun, String original) {
    String whole = spun.replace('{', ' ').replace('}', ' '); // braces that a spinner forgot
    return new Pass(tokenizer.tokenize(whole), tokenizer.tokenize(original)).run();
  }

  /** The work on one pair of texts. */
  private static final class Pass {
    private final TokenizedText spun;
    private final TokenizedText original;
    private final int[] a;
    private final int[] b;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Float> weights = new ArrayList<>();
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private int line = 1;
    private int lineAt;

    Pass(TokenizedText spun, TokenizedText original) {
      this.spun = spun;
      this.original = original;
      a = numbers(spun);
      b = numbers(original);
    }

    Alignment run() {
      float[] weight = new float[weights.size()];
      for (int i = 0; i < weight.length; i++) {
        weight[i] = weights.get(i);
      }
      int[] match = TokenMatcher.match(a, b, weight);
      int equal = 0;
      for (int i = 0; i < match.length; i++) {
        equal += match[i] >= 0 && spun.isWord(i) ? 1 : 0;
      }
      for (Range range : joined(widened(moves(differences(match))))) {
        sort(range);
      }
      return new Alignment(words(spun), words(original), equal, stretches, gaps);
    }

    private int[] numbers(TokenizedText text) {
      int[] out = new int[text.size()];
      for (int i = 0; i < out.length; i++) {
        String token = text.string(i);
        boolean word = text.isWord(i);
        out[i] =
            numbers.computeIfAbsent(
                plain(token),
                key -> {
                  weights.add(!word ? 1f : token.length() > SHORT_WORD ? 3f : 1.7f);
                  return weights.size() - 1;
                });
      }
      return out;
    }

    /** Makes equal what typesetters write in different ways. */
    private static String plain(String token) {
      char c = token.charAt(0);
      if (token.length() == 1 && Chars.isQuote(c)) {
        return "\"";
      }
      boolean dash = token.equals("--") || (c >= '\u2012' && c <= '\u2015');
      return dash ? "\u2014" : Phrases.normal(token);
    }

    private static int words(TokenizedText text) {
      int words = 0;
      for (int i = 0; i < text.size(); i++) {
        words += text.isWord(i) ? 1 : 0;
      }
      return words;
    }

    private List<Range> differences(int[] match) {
      List<Range> out = new ArrayList<>();
      int from = 0;
      int originalFrom = 0;
      for (int i = 0; i <= match.length; i++) {
        boolean end = i == match.length;
        if (end || match[i] >= 0) {
          int at = end ? b.length : match[i];
          if (i > from || at > originalFrom) {
            out.add(new Range(from, i, originalFrom, at));
          }
          from = i + 1;
          originalFrom = at + 1;
        }
      }
      out.replaceAll(this::slid);
      return out;
    }

    /** Lets what was put in or left out start after the full stop before it, not with it. */
    private Range slid(Range range) {
      int from = range.from;
      int to = range.to;
      int start = range.originalFrom;
      int end = range.originalTo;
      while (from == to
          && start < end
          && end < b.length
          && to < a.length
          && b[start] == b[end]
          && a[to] == b[end]
          && !original.isWord(start)) {
        from++;
        to++;
        start++;
        end++;
      }
      while (start == end
          && from < to
          && to < a.length
          && end < b.length
          && a[from] == a[to]
          && a[to] == b[end]
          && !spun.isWord(from)) {
        from++;
        to++;
        start++;
        end++;
      }
      return new Range(from, to, start, end);
    }

    /** Joins stretches between which a word moved. */
    private List<Range> moves(List<Range> ranges) {
      List<Range> out = new ArrayList<>();
      for (Range range : ranges) {
        Range last = out.isEmpty() ? null : out.get(out.size() - 1);
        boolean near =
            last != null
                && range.from - last.to <= FARTHEST_MOVE
                && range.to - last.from <= LONGEST_STRETCH
                && range.originalTo - last.originalFrom <= LONGEST_STRETCH;
        if (last != null && near && (isMoved(last, range) || isMoved(range, last))) {
          out.set(out.size() - 1, last.until(range));
        } else {
          out.add(range);
        }
      }
      return out;
    }

    private boolean isMoved(Range inSpun, Range inOriginal) {
      for (int i = inSpun.from; i < inSpun.to; i++) {
        if (spun.isWord(i) && spun.string(i).length() > SHORT_WORD) {
          for (int j = inOriginal.originalFrom; j < inOriginal.originalTo; j++) {
            if (a[i] == b[j] && !has(inSpun, a[i], false) && !has(inOriginal, a[i], true)) {
              return true;
            }
          }
        }
      }
      return false;
    }

    /** Returns whether a range has a word on the spun or the original side. */
    private boolean has(Range range, int word, boolean inSpun) {
      int[] text = inSpun ? a : b;
      int end = inSpun ? range.to : range.originalTo;
      for (int i = inSpun ? range.from : range.originalFrom; i < end; i++) {
        if (text[i] == word) {
          return true;
        }
      }
      return false;
    }

    /** Gives words that stand on one side alone their neighbours. */
    private List<Range> widened(List<Range> ranges) {
      List<Range> out = new ArrayList<>();
      for (Range range : ranges) {
        if (!range.isOneSided() || range.length() + range.originalLength() > LONGEST_INSERTION) {
          out.add(range);
          continue;
        }
        int before = isSharedWord(range.from - 1, range.originalFrom - 1) ? 1 : 0;
        int after = isSharedWord(range.to, range.originalTo) ? 1 : 0;
        out.add(
            new Range(
                range.from - before,
                range.to + after,
                range.originalFrom - before,
                range.originalTo + after));
      }
      return out;
    }

    private boolean isSharedWord(int i, int j) {
      return i >= 0
          && j >= 0
          && i < a.length
          && j < b.length
          && a[i] == b[j]
          && spun.isWord(i)
          && !spun.isClitic(i);
    }

    /** Joins stretches that claim the same neighbour. */
    private static List<Range> joined(List<Range> ranges) {
      List<Range> out = new ArrayList<>();
      for (Range range : ranges) {
        Range last = out.isEmpty() ? null : out.get(out.size() - 1);
        if (last != null && range.from < last.to) {
          out.set(out.size() - 1, last.until(range));
        } else {
          out.add(range);
        }
      }
      return out;
    }

    private void sort(Range range) {
      String left = range.length() == 0 ? "" : spun.string(range.from, range.to);
      String right =
          range.originalLength() == 0 ? "" : original.string(range.originalFrom, range.originalTo);
      int at = line(range.from);
      boolean words = false;
      for (int i = range.from; i < range.to; i++) {
        words |= spun.type(i) != TokenType.PUNCTUATION;
      }
      for (int j = range.originalFrom; j < range.originalTo; j++) {
        words |= original.type(j) != TokenType.PUNCTUATION;
      }
      if (!words) {
        return; // commas and quotation marks teach nothing
      }
      int longer = Math.max(range.length(), range.originalLength());
      int shorter = Math.min(range.length(), range.originalLength());
      Problem problem = null;
      if (shorter == 0) {
        problem = range.length() == 0 ? Problem.ONLY_ORIGINAL : Problem.ONLY_SPUN;
      } else if (longer > LONGEST_STRETCH) {
        problem = Problem.TOO_LONG;
      } else if (longer > 3 * shorter + 2) {
        problem = Problem.TOO_UNLIKE;
      }
      if (problem == null) {
        stretches.add(new Stretch(at, left, right));
      } else {
        gaps.add(new Gap(at, left, right, problem));
      }
    }

    private int line(int token) {
      int end = token < spun.size() ? spun.start(token) : spun.text().length();
      for (; lineAt < end; lineAt++) {
        line += spun.text().charAt(lineAt) == '\n' ? 1 : 0;
      }
      return line;
    }
  }
}
