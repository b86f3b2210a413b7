package io.github.unspin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTextTest {
  @Test
  void showsWhatWasTyped() {
    assertThat(CommandText.of(List.of("accuracy", "--folds", "4", "--clean", "fixtures/clean")))
        .isEqualTo("unspin accuracy --folds 4 --clean fixtures/clean");
    assertThat(CommandText.of(List.of("it's", "a b"))).isEqualTo("unspin 'it'\\''s' 'a b'");
  }

  @Test
  void tellsNothingOfThisMachine() {
    assertThat(
            CommandText.of(
                List.of("--tables", "/home/me/tables", "--clean-domain", "blogs=/srv/texts/blog_")))
        .isEqualTo("unspin --tables tables --clean-domain blogs=blog_");
    assertThat(CommandText.of(List.of("--out=/home/me/ACCURACY.md", "x=y=/a/b", "a/b=c")))
        .isEqualTo("unspin --out=ACCURACY.md x=y=b a/b=c");
  }
}
