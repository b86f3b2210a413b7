package io.github.unspin.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {
  private static String all(String page) {
    return VisibleText.of(page).between(0, page.length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <p>One <b>two</b>.</p><p>Three &amp; four</p> | One two.\\n\\nThree & four
          a<script>var x = '<p>no</p>';</script>b       | a\\n\\nb
          a<!-- no > <b> --> b                          | a b
          <a title="x > y" href='z'>in</a> out          | in out
          1 < 2 and 3 > 2                               | 1 < 2 and 3 > 2
          <STYLE>p{}</STYLE ><P>ok                      | ok
          """)
  void showsWhatAReaderSees(String page, String text) {
    assertThat(all(page).strip()).isEqualTo(text.replace("\\n", "\n"));
  }

  @Test
  void goesRangeByRange() {
    String page = "<html><body><p>The big <em>metropolis</em> corridor</p><p>end</p></body></html>";
    VisibleText text = VisibleText.of(page);
    int start = page.indexOf("metropolis");
    int end = start + "metropolis".length();
    assertThat(text.between(0, start).stripLeading()).isEqualTo("The big ");
    assertThat(text.between(start, end)).isEqualTo("metropolis");
    assertThat(text.between(end, page.length()).stripTrailing()).isEqualTo(" corridor\n\nend");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<", "<p", "<!--", "<script>", "</", "<p a=\"", "&", "a<", "<<>>"})
  void standsBrokenPages(String page) {
    assertThat(all(page)).hasSizeLessThanOrEqualTo(page.length());
  }

  @ParameterizedTest
  @CsvSource({
    "<div>Advert &amp; co</div>, Advert & co",
    "<br>, <br>",
    "' ', ' '",
    "a &lt; b, a < b"
  })
  void showsPieces(String piece, String text) {
    assertThat(VisibleText.text(piece)).isEqualTo(text);
  }

  @Test
  void tellsPages() {
    assertThat(VisibleText.isPage("<!DOCTYPE html>\n<title>x</title>")).isTrue();
    assertThat(VisibleText.isPage("He wrote <b> in the margin.")).isFalse();
  }
}
