package io.github.unspin.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.unspin.files.Gzip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes in any format: no crash, no hang, no lost byte, and edits that can be undone.
 *
 * <p>An ordinary build runs the collected inputs, some of the fixtures and, for a second each,
 * mutations of them. {@code mvn -Pfuzz test -Dtest=FormatFuzzTest#html} fuzzes one format from the
 * same inputs, guided by coverage; {@code -Dfuzz.time=20m} says how long.
 */
class FormatFuzzTest {
  private static final Path INPUTS =
      Path.of("src/test/resources/io/github/unspin/format/FormatFuzzTestInputs");
  private static final Path PAGES = Path.of("fixtures/pages");
  private static final long SHORT_RUN = 1_000_000_000L;

  /** Fixtures that are inputs beside the collected ones. */
  private static Stream<Path> pages(InputFormat format) {
    Stream<String> names =
        switch (format) {
          case TEXT -> Stream.of("text-reply-form.txt");
          case HTML -> Stream.of("old-table-layout.html", "wordpress-classic.html");
          default -> Stream.of();
        };
    return names.map(PAGES::resolve);
  }

  static List<Arguments> textPages() throws IOException {
    return arguments(InputFormat.TEXT);
  }

  static List<Arguments> htmlPages() throws IOException {
    return arguments(InputFormat.HTML);
  }

  private static List<Arguments> arguments(InputFormat format) throws IOException {
    List<Arguments> all = new ArrayList<>();
    for (Path page : pages(format).toList()) {
      all.add(Arguments.of(Files.readAllBytes(page)));
    }
    return all;
  }

  @MethodSource("textPages")
  @FuzzTest(maxDuration = "20m")
  void text(byte[] file) throws IOException {
    check(InputFormat.TEXT, file);
  }

  @FuzzTest(maxDuration = "20m")
  void markdown(byte[] file) throws IOException {
    check(InputFormat.MARKDOWN, file);
  }

  @MethodSource("htmlPages")
  @FuzzTest(maxDuration = "20m")
  void html(byte[] file) throws IOException {
    check(InputFormat.HTML, file);
  }

  @FuzzTest(maxDuration = "20m")
  void jsonl(byte[] file) throws IOException {
    check(InputFormat.JSONL, file);
  }

  @FuzzTest(maxDuration = "20m")
  void warc(byte[] file) throws IOException {
    check(InputFormat.WARC, file);
  }

  private static void check(InputFormat format, byte[] file) throws IOException {
    FormatOptions options = new FormatOptions(format, List.of("text", "n.text"), false);
    Inverse.check(file, options, Arrays.hashCode(file));
    if (!format.isContainer() && !Gzip.isGzip(file)) {
      Inverse.check(Gzip.compress(file), options, 1);
    }
    if (format == InputFormat.HTML) {
      Inverse.check(file, new FormatOptions(format, List.of(), true), 1);
    } else if (format == InputFormat.WARC && !Gzip.isGzip(file)) {
      Inverse.check(Gzip.compress(file), options, 1);
    } else if (format == InputFormat.JSONL) {
      Inverse.check(file, FormatOptions.defaults(), 1); // by content
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = InputFormat.class,
      names = {"TEXT", "MARKDOWN", "HTML", "JSONL", "WARC"})
  void survivesMutations(InputFormat format) throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    try (Stream<Path> collected = Files.list(INPUTS.resolve(format.label()))) {
      for (Path file : Stream.concat(collected.sorted(), pages(format)).toList()) {
        seeds.add(Files.readAllBytes(file));
      }
    }
    assertThat(seeds).isNotEmpty();
    for (byte[] seed : seeds) {
      check(format, seed);
    }
    Random random = new Random(format.ordinal());
    long end = System.nanoTime() + SHORT_RUN;
    while (System.nanoTime() < end) {
      byte[] file = mutated(seeds, random);
      try {
        check(format, file);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("with " + Arrays.toString(file), e);
      }
    }
  }

  private static byte[] mutated(List<byte[]> seeds, Random random) throws IOException {
    byte[] file = seeds.get(random.nextInt(seeds.size()));
    for (int i = random.nextInt(5); i >= 0; i--) {
      int at = random.nextInt(file.length + 1);
      int to = Math.min(file.length, at + random.nextInt(20));
      byte[] other = seeds.get(random.nextInt(seeds.size()));
      int from = random.nextInt(other.length);
      byte[] middle =
          switch (random.nextInt(4)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {(byte) random.nextInt(256)};
            case 2 -> Arrays.copyOfRange(other, from, Math.min(other.length, from + 30));
            default -> Arrays.copyOfRange(file, at, to);
          };
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(file, 0, at);
      out.writeBytes(middle);
      int rest = random.nextBoolean() ? at : to;
      out.write(file, rest, file.length - rest);
      file = out.size() == 0 ? file : out.toByteArray();
    }
    if (random.nextInt(10) == 0) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (OutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(file);
      }
      return packed.toByteArray();
    }
    return file;
  }
}
