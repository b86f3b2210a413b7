package io.github.unspin.text;

import static io.github.unspin.text.TokenType.ADDRESS;
import static io.github.unspin.text.TokenType.NUMBER;
import static io.github.unspin.text.TokenType.PUNCTUATION;
import static io.github.unspin.text.TokenType.WORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of English as newspapers, agencies and web pages print it. */
class TokenizerTest {
  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  private static TokenizedText tokenize(String text) {
    return new Tokenizer().tokenize(text);
  }

  private static List<String> strings(String text) {
    TokenizedText tokens = tokenize(text);
    List<String> out = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      out.add(tokens.string(i));
    }
    return out;
  }

  private static TokenType onlyType(String text) {
    TokenizedText tokens = tokenize(text);
    assertThat(tokens.size()).as("tokens of %s", text).isEqualTo(1);
    return tokens.type(0);
  }

  /** The expected tokens stand between bars. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "U.S. officials said = U.S.|officials|said",
        "the C.I.A. and F.B.I. knew = the|C.I.A.|and|F.B.I.|knew",
        "the U.S.-led coalition = the|U.S.|-|led|coalition",
        "the U.S.'s plan = the|U.S.|'s|plan",
        "Mr. Putin and Mrs. May = Mr.|Putin|and|Mrs.|May",
        "Jane Doe, Ph.D., spoke = Jane|Doe|,|Ph.D.|,|spoke",
        "at 9 a.m. on Jan. 6 = at|9|a.m.|on|Jan.|6",
        "J.K. Rowling = J.K.|Rowling",
        "J. K. Rowling = J.|K.|Rowling",
        "St. Louis vs. Mt. Vernon = St.|Louis|vs.|Mt.|Vernon",
        "Acme Inc. Chairman = Acme|Inc.|Chairman",
        "he fell ill. She = he|fell|ill|.|She",
        "on 6 Mar. 2021 = on|6|Mar.|2021",
        "within 48 hours.U.S. officers = within|48|hours|.|U.S.|officers",
        "in the city.It was = in|the|city|.|It|was",
        "it rose 3.63% = it|rose|3.63|%",
        "1,200 of 2,000,000, he said = 1,200|of|2,000,000|,|he|said",
        "$1.2bn or £5m = $|1.2bn|or|£|5m",
        "the 50th and 21st = the|50th|and|21st",
        "the 1990s and 1990's = the|1990s|and|1990|'s",
        "at 10:30 or 10am = at|10:30|or|10am",
        "It cost 5. Then = It|cost|5|.|Then",
        "24/7 and 3-2 = 24|/|7|and|3|-|2",
        "a G7 and COVID19 = a|G7|and|COVID19",
        "ISIS-K and COVID-19 = ISIS|-|K|and|COVID|-|19",
        "48-hour = 48|-|hour",
        "a know-how-rich firm = a|know|-|how|-|rich|firm",
        "Mr. O'Brien's = Mr.|O'Brien|'s",
        "D'Angelo at five o'clock = D'Angelo|at|five|o'clock",
        "rock'n'roll = rock'n'roll",
        "didn't = did|n't",
        "DIDN'T = DID|N'T",
        "can't won't = ca|n't|wo|n't",
        "Putin's = Putin|'s",
        "America'southward and it'due south = America|'southward|and|it|'due|south",
        "it'due to = it'due|to",
        "Putin\u2019s = Putin|\u2019s",
        "isn\u2019t = is|n\u2019t",
        "they're we've I'll I'm he'd = they|'re|we|'ve|I|'ll|I|'m|he|'d",
        "wouldn't've = would|n't|'ve",
        "the students' union = the|students|'|union",
        "\"Go,\" he said. = \"|Go|,|\"|he|said|.",
        "\u201CGo,\u201D he said = \u201C|Go|,|\u201D|he|said",
        "the 'stolen' car = the|'|stolen|'|car",
        "\u2018stolen\u2019 = \u2018|stolen|\u2019",
        "war\u2014and peace -- or not = war|\u2014|and|peace|--|or|not",
        "well... and\u2026 = well|...|and|\u2026",
        "What?! No!! = What|?|!|No|!!",
        "(see [below]) = (|see|[|below|]|)",
        "state-of-the-art = state|-|of|-|the|-|art",
        "AT&T = AT|&|T",
        "and/or = and|/|or",
        "caf\u00E9 na\u00EFve Erdo\u011Fan = caf\u00E9|na\u00EFve|Erdo\u011Fan",
        "cafe\u0301 open = cafe\u0301|open",
        "\u041A\u0438\u0457\u0432 = \u041A\u0438\u0457\u0432",
      })
  void splitsAsReadersWould(String text, String expected) {
    assertThat(strings(text)).containsExactly(expected.split("\\|"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '\t',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "Amazon.com Inc. said \tAmazon.com",
        "at Amazon.com's office\tAmazon.com",
        "He left Amazon.com.\tAmazon.com",
        "from bbc.co.uk/news,\tbbc.co.uk/news",
        "(https://example.org/a_(b)?q=1&r=2).\thttps://example.org/a_(b)?q=1&r=2",
        "\"http://example.org\"\thttp://example.org",
        "www.example.org!\twww.example.org",
        "WWW.EXAMPLE.ORG\tWWW.EXAMPLE.ORG",
        "mail to jane.doe+press@news.example.com, please\tjane.doe+press@news.example.com",
        "by @realDonald_45:\t@realDonald_45",
        "in #Kabul2021.\t#Kabul2021",
      })
  void keepsAddressesWhole(String text, String expected) {
    TokenizedText tokens = tokenize(text);
    List<String> addresses = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.type(i) == ADDRESS) {
        addresses.add(tokens.string(i));
      }
    }
    assertThat(addresses).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hours.In the city", "e.g. this", "U.S.A. today", "Yes.No.Maybe", "a.b"})
  void seesNoAddressInLostSpaces(String text) {
    TokenizedText tokens = tokenize(text);
    for (int i = 0; i < tokens.size(); i++) {
      assertThat(tokens.type(i)).as(tokens.string(i)).isNotEqualTo(ADDRESS);
    }
  }

  @Test
  void tellsTypesApart() {
    assertThat(onlyType("Kabul")).isEqualTo(WORD);
    assertThat(onlyType("U.S.")).isEqualTo(WORD);
    assertThat(onlyType("B2B")).isEqualTo(WORD);
    assertThat(onlyType("3.63")).isEqualTo(NUMBER);
    assertThat(onlyType("50th")).isEqualTo(NUMBER);
    assertThat(onlyType("\u2014")).isEqualTo(PUNCTUATION);
    assertThat(onlyType("...")).isEqualTo(PUNCTUATION);
    assertThat(onlyType("@nytimes")).isEqualTo(ADDRESS);
    assertThat(onlyType("\uD83D\uDE00")).isEqualTo(PUNCTUATION);
    assertThat(onlyType("\uD835\uDC00")).isEqualTo(WORD); // a mathematical letter, beyond the BMP
  }

  @Test
  void emojiAreNoWords() {
    TokenizedText tokens = tokenize("I \u2764\uFE0F Kabul \uD83D\uDE00\uD83D\uDC4D\uD83C\uDFFD!");
    assertThat(tokens.words()).isEqualTo(2);
    assertThat(strings("I \u2764\uFE0F Kabul")).containsExactly("I", "\u2764\uFE0F", "Kabul");
  }

  @Test
  void countsWordsAsPeopleDo() {
    assertThat(tokenize("Mr. O'Brien's dog didn't eat 12 bones, he'd say.").words()).isEqualTo(9);
    assertThat(tokenize("").words()).isZero();
    assertThat(tokenize(" \u2014 ... ! ").words()).isZero();
    assertThat(tokenize("See www.example.org now").words()).isEqualTo(3);
  }

  @Test
  void marksClitics() {
    TokenizedText tokens = tokenize("Putin's men didn't say 'so'");
    List<String> clitics = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.isClitic(i)) {
        clitics.add(tokens.string(i));
      }
    }
    assertThat(clitics).containsExactly("'s", "n't");
  }

  @Test
  void noBreakAndExoticSpacesSeparate() {
    assertThat(strings("48\u00A0hours\u202Fin\u2009Kabul\u3000today\u200Band\uFEFFnow"))
        .containsExactly("48", "hours", "in", "Kabul", "today", "and", "now");
  }

  @Test
  void lineEndsSeparateWhateverTheyAre() {
    assertThat(strings("a\r\nb\nc\rd\u2028e\tf")).containsExactly("a", "b", "c", "d", "e", "f");
  }

  @Test
  void spaceBeforeIsExact() {
    TokenizedText tokens = tokenize("The U.S.-led (old) plan");
    List<String> glued = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (!tokens.spaceBefore(i)) {
        glued.add(tokens.string(i));
      }
    }
    assertThat(glued).containsExactly("-", "led", "old", ")");
    assertThat(tokens.string(1, 4)).isEqualTo("U.S.-led");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "de-DE", "az-AZ", "lt-LT"})
  void localeIsNoMatter(String locale) {
    String text =
        "The MINISTRY DIDN'T SAY IT. Mr. I. Ilić of INC. Int., SIR, IS IN A.I. (IST.) at INFO@IT.INFO, İstanbul,"
            + " WWW.IT.IE; I'M ILL. Det. Li lives in Ill. It'LL be 'Tis.";
    Locale.setDefault(Locale.forLanguageTag("en-US"));
    String expected = describe(text);
    Locale.setDefault(Locale.forLanguageTag(locale));

    assertThat(describe(text)).isEqualTo(expected);
  }

  private static String describe(String text) {
    TokenizedText tokens = tokenize(text);
    StringBuilder out = new StringBuilder();
    for (int s = 0; s < tokens.sentences(); s++) {
      for (int i = tokens.sentenceStart(s); i < tokens.sentenceEnd(s); i++) {
        out.append(tokens.string(i)).append('/').append(tokens.type(i)).append(' ');
      }
      out.append('\n');
    }
    return out.toString();
  }

  /** Scraped pages hold such lines; time must grow with their length, not with its square. */
  @ParameterizedTest
  @ValueSource(
      strings = {"a-", "a_", "a.", "'", "\"", ").", "a'", "1,", "\n", "x@", "\u2019s", "#a"})
  void takesLinearTime(String piece) {
    String text = piece.repeat(300_000 / piece.length());

    TokenizedText tokens = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> tokenize(text));

    assertThat(tokens.text()).isSameAs(text);
  }

  @Test
  void isThreadSafe() {
    Tokenizer tokenizer = new Tokenizer();
    String text = "Mr. O'Brien didn't say \u201Cso\u201D at 9:30. He left. ".repeat(50);
    int expected = tokenizer.tokenize(text).size();

    int[] sizes = new int[64];
    Arrays.parallelSetAll(sizes, i -> tokenizer.tokenize(text).size());

    assertThat(sizes).containsOnly(expected);
  }
}
