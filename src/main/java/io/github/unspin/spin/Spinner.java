package io.github.unspin.spin;

import io.github.unspin.channel.CaseStyle;
import io.github.unspin.channel.Contractions;
import io.github.unspin.channel.Family;
import io.github.unspin.channel.NumberWords;
import io.github.unspin.channel.Phrases;
import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.language.NgramModel;
import io.github.unspin.report.Edit;
import io.github.unspin.text.TokenType;
import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Spins sound text as a family of spinners does: from left to right, the longest phrase of the
 * dictionary that a draw picks is replaced, words of names more rarely than others; numbers and
 * contractions go both ways; some texts keep what stands in quotation marks. The same text, family
 * and seed give the same result. Thread-safe.
 */
public final class Spinner {
  private static final double QUOTES_SPARED = 0.3;
  private static final double NUMBER_RATE = 0.12;
  private static final double CONTRACTION_RATE = 0.05;

  /** A word inside a name that was never seen replaced there is, so much more rarely. */
  private static final double NAME_RATE = 0.15;

  private final SpinDictionary dictionary;
  private final Family family;
  private final double rate;
  private final Tokenizer tokenizer = new Tokenizer();

  /**
   * Makes a spinner.
   *
   * @param table what spinners were seen to do
   * @param model tells how often phrases stand in sound text
   * @param family whose dictionary and habits to follow
   * @param rate factor on all replacement rates, 1 for what was seen
   */
  public Spinner(SubstitutionTable table, NgramModel model, Family family, double rate) {
    if (!(rate >= 0 && rate <= 100)) {
      throw new IllegalArgumentException("rate out of [0, 100]: " + rate);
    }
    this.dictionary = new SpinDictionary(table, model, family);
    this.family = family;
    this.rate = rate;
  }

  /** Spins a text. */
  public SpunText spin(String text, long seed) {
    return new Pass(tokenizer.tokenize(text), new Random(seed ^ 0x5DEECE66DL)).run();
  }

  /** The spinning of one text. */
  private final class Pass {
    private final TokenizedText text;
    private final Random random;
    private final String[] normal;
    private final boolean[] spared;
    private final List<Edit> edits = new ArrayList<>();

    Pass(TokenizedText text, Random random) {
      this.text = text;
      this.random = random;
      normal = new String[text.size()];
      for (int i = 0; i < normal.length; i++) {
        normal[i] = Phrases.normal(text.string(i));
      }
      spared = random.nextDouble() < QUOTES_SPARED ? quoted() : new boolean[text.size()];
    }

    SpunText run() {
      for (int s = 0; s < text.sentences(); s++) {
        int end = text.sentenceEnd(s);
        int first = text.sentenceStart(s);
        while (first < end && !text.isWord(first)) {
          first++;
        }
        for (int i = text.sentenceStart(s); i < end; ) {
          int to = spared[i] ? i : phrase(i, end, i == first);
          to = to == i && !spared[i] ? numberOrContraction(i, end) : to;
          i = Math.max(to, i + 1);
        }
      }
      return new SpunText(text.text(), edits);
    }

    /** Replaces a phrase that starts at a token; returns where it ends, or the token for none. */
    private int phrase(int from, int end, boolean isInitial) {
      if (!text.isWord(from)) {
        return from;
      }
      int most = Math.min(end, from + Phrases.MAX_TOKENS);
      long[] keys = new long[most - from];
      long key = Phrases.emptyKey();
      for (int i = from; i < most; i++) {
        key = Phrases.extend(key, normal[i]);
        keys[i - from] = key;
      }
      for (int to = most; to > from; to--) {
        SpinDictionary.Entry entry = dictionary.find(keys[to - from - 1]);
        if (entry == null || touchesSpared(from, to)) {
          continue;
        }
        boolean isCapital = Character.isUpperCase(text.text().charAt(text.start(from)));
        boolean isName = isCapital && !isInitial && !entry.isName();
        double likely = rate * entry.rate() * (isName ? nameFactor(entry) : 1);
        if (random.nextDouble() >= likely) {
          continue;
        }
        boolean inName = isCapital && !isInitial;
        SpinDictionary.Choice choice = entry.choose(random.nextDouble(), inName);
        if (replace(from, to, choice.spun(), entry.isName())) {
          return to;
        }
      }
      return from;
    }

    private double nameFactor(SpinDictionary.Entry entry) {
      return Math.min(1, NAME_RATE + 2 * entry.capitalised());
    }

    private int numberOrContraction(int at, int end) {
      boolean isNumber = text.isWord(at) && isApart(at);
      List<String> numbers = isNumber ? NumberWords.otherSpellings(normal[at]) : List.of();
      if (!numbers.isEmpty()
          && !normal[at].equals("one")
          && random.nextDouble() < NUMBER_RATE * rate) {
        return replace(at, at + 1, numbers.get(random.nextInt(numbers.size())), false)
            ? at + 1
            : at;
      }
      if (at + 1 < end && text.type(at + 1) == TokenType.WORD && !spared[at + 1]) {
        List<String> forms = Contractions.otherForms(normal[at], normal[at + 1]);
        if (!forms.isEmpty()
            && random.nextDouble() < CONTRACTION_RATE * rate
            && replace(at, at + 2, forms.get(random.nextInt(forms.size())), false)) {
          return at + 2;
        }
      }
      return at;
    }

    /** Returns whether a token is no part of a longer number, such as "1.5" or "$5". */
    private boolean isApart(int token) {
      boolean before = text.spaceBefore(token);
      boolean after = token + 1 >= text.size() || text.spaceBefore(token + 1);
      return before && (after || ".,;:!?)".contains(text.string(token + 1)));
    }

    /** Notes a replacement; returns false if it would change nothing or could not be marked. */
    private boolean replace(int from, int to, String spun, boolean isName) {
      int start = text.start(from);
      int end = text.end(to - 1);
      String found = text.text().substring(start, end);
      CaseStyle style = CaseStyle.of(found);
      boolean isTitle = isName && style == CaseStyle.FIRST;
      String written = (isTitle ? CaseStyle.TITLE : style).apply(spun);
      boolean isMarkable =
          found.chars().noneMatch(c -> c == '{' || c == '}' || c == '|' || c == '\n' || c == '\r')
              && (start == 0 || text.text().charAt(start - 1) != '{');
      boolean isUntouchable = family == Family.A2 && found.chars().anyMatch(Character::isUpperCase);
      if (isUntouchable || written.equals(found) || !isMarkable) {
        return false;
      }
      edits.add(new Edit(start, end, written));
      return true;
    }

    private boolean touchesSpared(int from, int to) {
      for (int i = from; i < to; i++) {
        if (spared[i] || text.type(i) == TokenType.ADDRESS) {
          return true;
        }
      }
      return false;
    }

    /** Returns for each token whether it stands in quotation marks, as long as they pair up. */
    private boolean[] quoted() {
      boolean[] quoted = new boolean[text.size()];
      boolean isOpen = false;
      for (int i = 0; i < quoted.length; i++) {
        String token = text.string(i);
        boolean isParagraph =
            i > 0 && text.text().substring(text.end(i - 1), text.start(i)).contains("\n\n");
        isOpen &= !isParagraph;
        if (token.equals("\u201C") || (token.equals("\"") && !isOpen)) {
          isOpen = true;
        } else if (token.equals("\u201D") || token.equals("\"")) {
          isOpen = false;
        }
        quoted[i] = isOpen;
      }
      return quoted;
    }
  }
}
