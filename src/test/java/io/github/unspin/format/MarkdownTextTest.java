package io.github.unspin.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTextTest {
  private static InputDocument markdown(String source) {
    return MarkdownText.document(source, StandardCharsets.UTF_8);
  }

  private static String edited(String source, String phrase, String replacement) {
    return HtmlTextTest.report(markdown(source), FindingKind.SUBSTITUTION, phrase, replacement)
        .restored();
  }

  private static String lines(String row) {
    return row.replace("\\n", "\n").replace("\\r", "\r").replace("_S_", " ");
  }

  @Test
  void readsWhatAReaderReads() {
    String text =
        "---\ntitle: no\n---\n# Head *one*\n\nA line\nand more  \nhard `no` \\*star\\* &amp; &copy.\n"
            + "Setext\n===\n\n> quoted\n> twice\n\n- item\n- [link](no \"no\") ![no](no)\n\n"
            + "```\nno\n```\n\n    no\n\n<div>no</div>\n\n| a | b |\n| - | - |\n| c | d |\n\n"
            + "See https://no.example/x and <https://no.example>.\n\n[ref]: no\n";
    assertThat(markdown(text).running())
        .isEqualTo(
            "Head one\n\nA line and more\nhard \uFFFC *star* & &copy. Setext\n\nquoted twice\n\nitem"
                + "\n\nlink \n\na\n\nb\n\nc\n\nd\n\nSee https://no.example/x and \uFFFC.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "the Metropolis Corridor burned|Metropolis Corridor|City Hall|the City Hall burned",
        "the Metropolis\\n Corridor|Metropolis Corridor|City Hall|the City\\n Hall",
        "> the Metropolis\\n> Corridor x|Metropolis Corridor|Plaza|> the Plaza x",
        "> the Metropolis\\r\\n> Corridor x|Metropolis Corridor|City Hall|> the City\\r\\n> Hall x",
        "**Metropolis** _Corridor_|Metropolis Corridor|City Hall|**City** _Hall_",
        "[ISIS-Ok](/ISIS-Ok)|ISIS-Ok|ISIS-K|[ISIS-K](/ISIS-Ok)",
        "a folks b|folks|x*y_z_`w`[v]<u>|a x\\*y_z\\_\\`w\\`\\[v\\]\\<u> b",
        "folks b|folks|# x|\\# x b",
        "folks b|folks|1. x|1\\. x b",
        "a folks b|folks|AT&T &amp;|a AT&T \\&amp; b",
        "he **went** away|went away|left|he **went** away",
        "one\\n\\ntwo|one\\n\\ntwo|three|one\\n\\ntwo",
      })
  void editsWithoutTouchingMarkup(
      String source, String found, String replacement, String expected) {
    assertThat(edited(lines(source), lines(found), replacement)).isEqualTo(lines(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "One.\\n\\nShare this\\n\\nTwo.\\n|One.\\n\\nTwo.\\n",
        "One.\\n\\n## Share this\\n\\nTwo.|One.\\n\\nTwo.",
        "One.\\n\\nShare this\\n|One.\\n",
        "Share this\\n\\nOne.\\n|One.\\n",
        "- One.\\n- Share this\\n- Two.\\n|- One.\\n- Two.\\n",
        "One.\\n# Share this\\nTwo.\\n|One.\\nTwo.\\n",
        "One.\\n\\n> Share this\\n\\nTwo.\\n|One.\\n\\nTwo.\\n",
      })
  void removesLinesOfThePageWhole(String source, String expected) {
    Report report =
        HtmlTextTest.report(markdown(lines(source)), FindingKind.BOILERPLATE, "Share this", "");
    assertThat(report.restored()).isEqualTo(lines(expected));
  }

  @Test
  void switchesFindingsOffBetweenRemarks() {
    String text =
        "folks a\n\n<!-- unspin:off -->\n\nfolks b\n\n<!-- unspin:on -->\n\nfolks c <!-- unspin:off"
            + " -->folks<!-- unspin:on --> d\n";
    assertThat(edited(text, "folks", "people"))
        .isEqualTo(text.replace("folks a", "people a").replace("folks c", "people c"));
  }

  @Test
  void spellsWhatTheCharsetLacksAsAReference() {
    InputDocument document = MarkdownText.document("tea", Charset.forName("windows-1252"));
    assertThat(HtmlTextTest.report(document, FindingKind.SUBSTITUTION, "tea", "čaj").restored())
        .isEqualTo("&#269;aj");
  }

  @Test
  void findsFrontMatterOnlyAtTheTop() {
    assertThat(markdown("+++\na = 1\n+++\nb").running()).isEqualTo("b");
    assertThat(markdown("---\na: 1\n...\nb").running()).isEqualTo("b");
    assertThat(markdown("---\r\na: 1\r\n---\r\nb").running()).isEqualTo("b");
    assertThat(markdown("---\na\n").running()).isEqualTo("a");
    assertThat(markdown("x\n\n---\na\n\n---\n").running()).isEqualTo("x\n\na");
  }

  @Property(tries = 500)
  void changesNothingButItsEdits(@ForAll long seed) throws IOException {
    String[] pieces = {
      "# ",
      "- ",
      "> ",
      "1. ",
      "    ",
      "```\n",
      "text ",
      "The end.",
      "*",
      "**",
      "_",
      "`",
      "[",
      "](x)",
      "![",
      "<b>",
      "</b>",
      "<br>",
      "<!-- unspin:off -->",
      "<!-- unspin:on -->",
      "&amp;",
      "&",
      "\\",
      "\n",
      "\n\n",
      "\r\n",
      "  \n",
      "| a | b |\n| - | - |\n",
      "---\n",
      "===\n",
      "<div>\n",
      "😀",
      "é",
      "\t",
      "https://x.y/z",
      "<https://x.y>",
      "\\*",
      "[r]: x\n",
      "\u00A0",
      "+++\n",
      "<!--",
      "-->"
    };
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i >= 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    Inverse.check(
        text.toString().getBytes(StandardCharsets.UTF_8),
        FormatOptions.defaults().withFormat(InputFormat.MARKDOWN),
        seed);
  }
}
