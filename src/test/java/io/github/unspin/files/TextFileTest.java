package io.github.unspin.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFileTest {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "One line without end",
        "Unix\nlines\n",
        "DOS\r\nlines\r\n\r\n",
        "old Mac\rlines\r",
        "mixed\nends\r\nhere\r",
        "“Quotes” — dashes… and é, ł, 漢字, עברית, emoji 😀, a zero\u200Bwidth space",
        "combining e\u0301, non\u00A0breaking, line\u2028separator, form\ffeed",
        "  \t leading and trailing blanks \t "
      })
  void givesBackTheBytesItRead(String text) {
    for (Charset charset : new Charset[] {UTF_8, UTF_16LE, UTF_16BE}) {
      for (String mark :
          charset.equals(UTF_8) ? new String[] {"", "\uFEFF"} : new String[] {"\uFEFF"}) {
        byte[] bytes = (mark + text).getBytes(charset);
        TextFile file = TextFile.decode("f", bytes);
        assertThat(file.text()).isEqualTo(text);
        assertThat(file.encode(file.text())).isEqualTo(bytes);
      }
    }
  }

  @Test
  void fallsBackToWindows1252() {
    byte[] bytes = "A café, “quoted” — and naïve.".getBytes(WINDOWS_1252);
    TextFile file = TextFile.decode("f", bytes);
    assertThat(file.text()).isEqualTo("A café, “quoted” — and naïve.");
    assertThat(file.charset()).isEqualTo(WINDOWS_1252);
    assertThat(file.encode(file.text())).isEqualTo(bytes);
  }

  @Test
  void detectsCharsetsThatAreNotWestern() {
    Charset koi8 = Charset.forName("KOI8-R");
    String text = "Это довольно длинный русский текст, чтобы было что распознавать. ".repeat(5);
    byte[] bytes = text.getBytes(koi8);
    TextFile file = TextFile.decode("f", bytes);
    assertThat(file.text()).isEqualTo(text);
    assertThat(file.encode(file.text())).isEqualTo(bytes);
  }

  @Test
  void namesTheCharacterThatTheCharsetLacks() {
    TextFile file = TextFile.decode("old.txt", "caf\u00E9 au lait".getBytes(ISO_8859_1));
    assertThatThrownBy(() -> file.encode("café → tea"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("old.txt")
        .hasMessageContaining("windows-1252")
        .hasMessageContaining("'→' (U+2192)");
  }

  @Test
  void refusesWhatIsNoText() {
    assertRefused("", "is empty");
    assertRefused(" \r\n\t\n", "is empty");
    assertRefused("\uFEFF", "is empty");
    assertRefused("text\0with a zero", "binary data");
    assertRefused("\u0001\u0002\u0003 text \u0004\u0005", "binary data");
    assertRefused("%PDF-1.7 ...", "PDF");
    assertRefused("PK\u0003\u0004...", "office document");
    assertRefused("{\\rtf1\\ansi Hello}", "RTF");
  }

  private static void assertRefused(String content, String reason) {
    assertThatThrownBy(() -> TextFile.decode("x.txt", content.getBytes(UTF_8)))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("x.txt: ")
        .hasMessageContaining(reason);
  }

  @Test
  void keepsBytesThatAreNoText() {
    byte[][] files = {
      bytes("\u00EF\u00BB\u00BFa\u00FFb"),
      bytes("caf\u00C3\u00A9 and \u0092 and \u00E9"),
      bytes("plain with one stray \u0081 byte in a text that goes on for a while, long enough"),
      bytes("\u00C3\u00A9 \u00C3"),
      bytes(
          "\u00F0\u009F\u0098\u0080\u00F0\u009F\u0098 \u00ED\u00A0\u0080 \u00C3\u00A9 \u00C3\u00A9 \u00C3\u00A9 \u00C3\u00A9 \u00C3\u00A9 \u00C3\u00A9"),
    };
    for (byte[] bytes : files) {
      TextFile file = TextFile.decode("f", bytes);
      assertThat(file.encode(file.text())).isEqualTo(bytes);
    }
    TextFile mixed = TextFile.decode("f", files[1]);
    assertThat(mixed.charset()).isEqualTo(UTF_8);
    assertThat(mixed.text()).isEqualTo("café and \uDC92 and \uDCE9");
    assertThat(mixed.encode(mixed.text().replace("and", "“so”")))
        .isEqualTo(
            bytes(
                "caf\u00C3\u00A9 \u00E2\u0080\u009Cso\u00E2\u0080\u009D \u0092 \u00E2\u0080\u009Cso\u00E2\u0080\u009D \u00E9"));
  }

  private static byte[] bytes(String octets) {
    return octets.getBytes(ISO_8859_1);
  }

  @Test
  void refusesBytesThatBreakTheirOwnMark() {
    byte[] bytes = {(byte) 0xFE, (byte) 0xFF, (byte) 0xD8, 0, 0, 'a'};
    assertThatThrownBy(() -> TextFile.decode("x.txt", bytes)).hasMessageContaining("UTF-16");
  }

  @Test
  void takesAClaimForWhatItIsWorth() {
    byte[] ascii = bytes("plain");
    assertThat(TextFile.decode("f", ascii, WINDOWS_1252).charset()).isEqualTo(WINDOWS_1252);
    byte[] utf8 = "café".getBytes(UTF_8);
    assertThat(TextFile.decode("f", utf8, WINDOWS_1252).charset()).isEqualTo(UTF_8);
    byte[] cyrillic = "В".repeat(20).getBytes(Charset.forName("windows-1251"));
    assertThat(TextFile.decode("f", cyrillic, Charset.forName("windows-1251")).text())
        .startsWith("ВВ");
    byte[] western = "café".getBytes(WINDOWS_1252);
    assertThat(TextFile.decode("f", western, UTF_8).text()).isEqualTo("café");
  }

  @Test
  void refusesMissingFilesAndFolders() {
    assertThatThrownBy(() -> TextFile.read(folder.resolve("none").toString()))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("none: no such file");
    assertThatThrownBy(() -> TextFile.read(folder.toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is a folder");
  }

  @Test
  void refusesFilesThatCannotBeRead() {
    Path unreadable = Path.of("/proc/self/mem");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(unreadable));
    assertThatThrownBy(() -> TextFile.read(unreadable.toString()))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("/proc/self/mem: ");
  }

  @Test
  void refusesTheStandardInputWhenItFails() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("pipe broke");
          }
        };
    assertThatThrownBy(() -> TextFile.read(broken)).hasMessageContaining("pipe broke");
  }

  @Test
  void readsFilesAndStreams() throws IOException {
    Path file = Files.writeString(folder.resolve("a b ü.txt"), "text");
    assertThat(TextFile.read(file.toString()).text()).isEqualTo("text");
    TextFile stream = TextFile.read(new ByteArrayInputStream("text".getBytes(UTF_8)));
    assertThat(stream.name()).isEqualTo("-");
    assertThat(stream.text()).isEqualTo("text");
  }
}
