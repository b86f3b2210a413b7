package io.github.unspin.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.unspin.files.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanDomainTest {
  @TempDir Path folder;

  private void write(String prefix, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Files.writeString(folder.resolve(prefix + i + ".txt"), "Text " + i);
    }
  }

  @Test
  void namesThatBeginAlikeAreADomain() throws IOException {
    write("news_sport_", 6);
    write("news_tech_", 5);
    write("news_art_", 2);
    write("news_law_", 3);
    write("web", 2);
    Files.writeString(folder.resolve("notes.md"), "no text");
    assertThat(CleanDomain.ofFolder("all", folder))
        .extracting(CleanDomain::name, domain -> domain.files().size())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("all", 2),
            org.assertj.core.groups.Tuple.tuple("news", 5),
            org.assertj.core.groups.Tuple.tuple("news_sport", 6),
            org.assertj.core.groups.Tuple.tuple("news_tech", 5));
  }

  @Test
  void takesAFolderOrTheBeginningOfNames() throws IOException {
    write("news_sport_", 2);
    write("news_tech_", 1);
    assertThat(CleanDomain.named("all", folder).files()).hasSize(3);
    CleanDomain sport = CleanDomain.named("sport", folder.resolve("news_sport_"));
    assertThat(sport.texts()).containsExactly("Text 0", "Text 1");
    assertThatThrownBy(() -> CleanDomain.named("art", folder.resolve("news_art_")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("news_art_");
    assertThatThrownBy(() -> CleanDomain.ofFolder("x", folder.resolve("none")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not a folder");
  }
}
