package io.github.unspin.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of the tokens and sentences of any string at all, well-formed or not. */
class TokenizerProperties {
  private static final String[] PIECES = {
    "a",
    "n",
    "t",
    "s",
    "U",
    "S",
    "Mr",
    "Ph",
    "D",
    "it",
    "hours",
    "com",
    "uk",
    "vs",
    "etc",
    "1",
    "20",
    "th",
    ".",
    "..",
    ",",
    ":",
    "'",
    "\u2019",
    "\u2018",
    "\"",
    "\u201C",
    "-",
    "\u2014",
    "\u2026",
    "!",
    "?",
    "@",
    "#",
    "/",
    "http://",
    "www.",
    "_",
    "(",
    ")",
    "[",
    "}",
    "$",
    "%",
    "&",
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\u00A0",
    "\u200B",
    "\uFEFF",
    "\u2028",
    "\u2029",
    "\u0000",
    "\u0085",
    "\u0301",
    "\uFE0F",
    "\u200D",
    "\u00AD",
    "\uD83D\uDE00",
    "\uD835\uDC00",
    "\uD83D",
    "\uDE00",
    "\uD835",
    "\u0660",
    "\u4E2D",
    "\u0928\u093F",
    "I",
    "\u0130",
    "\u0131",
    "\u1E9E"
  };

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieced =
        Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("", pieces));
    return Arbitraries.oneOf(pieced, Arbitraries.strings().all().ofMaxLength(60));
  }

  @Property(tries = 20_000)
  void tokensCoverAllButWhiteSpace(@ForAll("texts") String text) {
    TokenizedText tokens = new Tokenizer().tokenize(text);

    int reached = 0;
    for (int i = 0; i < tokens.size(); i++) {
      assertThat(tokens.start(i)).isGreaterThanOrEqualTo(reached);
      assertThat(tokens.end(i)).isGreaterThan(tokens.start(i));
      assertThat(tokens.spaceBefore(i)).isEqualTo(i == 0 || tokens.start(i) > reached);
      assertAllSpace(text, reached, tokens.start(i));
      for (int c = tokens.start(i); c < tokens.end(i); c++) {
        assertThat(Chars.isSpace(text.charAt(c))).as("space in token %s at %s", i, c).isFalse();
      }
      assertThat(tokens.string(i)).isEqualTo(text.substring(tokens.start(i), tokens.end(i)));
      reached = tokens.end(i);
    }
    assertAllSpace(text, reached, text.length());
    assertThat(tokens.text()).isSameAs(text);
  }

  @Property(tries = 10_000)
  void tokensNeverCutACharacterInTwo(@ForAll("texts") String text) {
    TokenizedText tokens = new Tokenizer().tokenize(text);

    for (int i = 0; i < tokens.size(); i++) {
      assertThat(isInsidePair(text, tokens.start(i))).isFalse();
      assertThat(isInsidePair(text, tokens.end(i))).isFalse();
    }
  }

  @Property(tries = 10_000)
  void sentencesCoverAllTokensInOrder(@ForAll("texts") String text) {
    TokenizedText tokens = new Tokenizer().tokenize(text);

    assertThat(tokens.sentences() == 0).isEqualTo(tokens.size() == 0);
    int reached = 0;
    for (int s = 0; s < tokens.sentences(); s++) {
      assertThat(tokens.sentenceStart(s)).isEqualTo(reached);
      assertThat(tokens.sentenceEnd(s)).isGreaterThan(reached);
      reached = tokens.sentenceEnd(s);
    }
    assertThat(reached).isEqualTo(tokens.size());
    assertThat(tokens.words()).isBetween(0, tokens.size());
  }

  @Property(tries = 3_000)
  void moreSpaceBetweenTokensChangesNoToken(@ForAll("texts") String text, @ForAll long seed) {
    // where a space stands already, a second one must not move a token's border
    Random random = new Random(seed);
    TokenizedText before = new Tokenizer().tokenize(text);
    StringBuilder wider = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      wider.append(text.charAt(i));
      if (text.charAt(i) == ' ' && random.nextBoolean()) {
        wider.append(' ');
      }
    }

    TokenizedText after = new Tokenizer().tokenize(wider.toString());

    assertThat(after.size()).isEqualTo(before.size());
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.string(i)).isEqualTo(before.string(i));
      assertThat(after.type(i)).isEqualTo(before.type(i));
    }
  }

  private static void assertAllSpace(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      assertThat(Chars.isSpace(text.charAt(i))).as("nothing lost at %s", i).isTrue();
    }
  }

  private static boolean isInsidePair(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isHighSurrogate(text.charAt(at - 1))
        && Character.isLowSurrogate(text.charAt(at));
  }
}
