package io.github.unspin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's example is what its first command does. */
class ReadmeTest {
  private static List<String> quotations() {
    String readme = Fixtures.read(Path.of("README.md"));
    return Stream.of(readme.split("\\n\\s*\\n"))
        .filter(paragraph -> paragraph.startsWith("> "))
        .map(quote -> quote.lines().map(l -> l.substring(2)).collect(Collectors.joining(" ")))
        .toList();
  }

  @Test
  void theExampleIsWhatTheProgramDoes() {
    List<String> quotations = quotations();
    assertThat(quotations).hasSizeGreaterThanOrEqualTo(2);
    String spun = Fixtures.read(Fixtures.ARTICLES.resolve("concert-hall.spun.txt"));
    assertThat(spun).contains(quotations.get(0));
    String restored = Unspin.open(Options.defaults()).analyse(spun).restored();
    assertThat(restored).contains(quotations.get(1));
  }
}
