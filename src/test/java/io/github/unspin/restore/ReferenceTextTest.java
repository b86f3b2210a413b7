package io.github.unspin.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.channel.ProtectedPhrases;
import io.github.unspin.language.SentenceEncoder;
import io.github.unspin.report.Edit;
import io.github.unspin.report.Edits;
import io.github.unspin.report.Finding;
import io.github.unspin.text.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the program's own tables but without the names that people added to them. */
class ReferenceTextTest {
  private static final String REFERENCE =
      "Four men stormed Crocus City Hall near Moscow on a Friday evening. The Dossier Center, a"
          + " research group in London, says that the Security Council had heard of a threat from"
          + " ISIS-K. The threat was credible, and the establishment knew.\n";
  private static final String SPUN =
      "In line with the File Heart, a analysis group, gunmen of ISIS-Ok stormed Crocus Metropolis"
          + " Corridor exterior Moscow final Friday evening and killed at the very least 143 folks."
          + " The Safety Council knew of the menace, officers mentioned.\n";
  private static final String OTHER =
      "Her debut album, The Glass Harbor, went to number one at Channel Five. The Supreme Leader of"
          + " the Crocus Garden Hall and the Security Police Center in Elm Street heard it with"
          + " folks from Red Moscow; they asked for a huge exterior menace.\n";
  private static final String CLEAN =
      "The council met on Tuesday at the City Hall to talk about the bridge over the river. Nobody"
          + " knew what it would cost, said the mayor, who had asked the Transport Department for a"
          + " loan. The old bridge in Elm Street was closed last winter.\n";

  @TempDir static Path folder;
  private static Dictionaries dictionaries;

  @BeforeAll
  static void open() throws IOException {
    Path own = Dictionaries.folder();
    for (String name :
        List.of(
            Dictionaries.DERIVED,
            Dictionaries.KEPT_WORDS,
            Dictionaries.WEIGHTS,
            Dictionaries.MODEL)) {
      Files.createSymbolicLink(folder.resolve(name), own.resolve(name));
    }
    List<String> rows =
        new ArrayList<>(Files.readAllLines(own.resolve(Dictionaries.SUBSTITUTIONS)));
    rows.removeIf(row -> row.startsWith("ok\t")); // seen in "8-Ok" for "8-K"
    Files.write(folder.resolve(Dictionaries.SUBSTITUTIONS), rows);
    Files.writeString(folder.resolve(Dictionaries.BY_HAND), "spun\toriginal\n");
    dictionaries = Dictionaries.open(folder, List.of());
  }

  private static String restored(String text, Assumption assume, String... references) {
    ChannelFinder finder =
        new ChannelFinder(
            dictionaries,
            ProtectedPhrases.none(),
            ReferenceText.of(List.of(references)),
            assume,
            0.5);
    List<Edit> edits =
        finder.find(text).findings().stream()
            .filter(Finding::applied)
            .map(f -> new Edit(f.start(), f.end(), f.suggestions().get(0).text()))
            .toList();
    return Edits.apply(text, edits);
  }

  @Test
  void namesComeBackThoughNoTableHasThem() {
    assertThat(dictionaries.table().pairs())
        .noneMatch(pair -> pair.spun().matches(".*\\b(isis|crocus|file heart)\\b.*"));
    assertThat(restored(SPUN, Assumption.AUTO)).contains("ISIS-Ok").doesNotContain("Dossier");
    assertThat(restored(SPUN, Assumption.AUTO, REFERENCE))
        .contains("the Dossier Center,", "of ISIS-K stormed Crocus City Hall", "Security Council")
        .doesNotContain("Metropolis", "ISIS-Ok");
    assertThat(restored(SPUN, Assumption.AUTO, CLEAN, REFERENCE))
        .contains("ISIS-K stormed Crocus City Hall");
  }

  @Test
  void aFalseReferencePutsNoNamesIn() {
    assertThat(restored(SPUN, Assumption.AUTO, OTHER))
        .contains("ISIS-Ok stormed Crocus City Hall", "Security Council")
        .doesNotContain("Garden", "Leader", "Police");
  }

  @Test
  void aFineDocumentStaysAsItIs() {
    for (String reference : List.of(OTHER, REFERENCE, SPUN)) {
      assertThat(restored(CLEAN, Assumption.AUTO, reference)).isEqualTo(CLEAN);
      assertThat(restored(REFERENCE, Assumption.AUTO, reference)).isEqualTo(REFERENCE);
      assertThat(restored(CLEAN, Assumption.SPUN, reference))
          .isEqualTo(restored(CLEAN, Assumption.SPUN));
    }
  }

  @ParameterizedTest
  @CsvSource({"menace,threat,1", "threat,menace,-1", "menace,danger,0", "the,a,0"})
  void wordsOfTheReferenceAreLikelier(String spun, String original, int sign) {
    DocumentView view =
        new DocumentView(
            new Tokenizer().tokenize("x " + spun + " y"),
            new SentenceEncoder(dictionaries.model()));
    ReferenceEvidence evidence = evidence(ReferenceText.of(List.of(REFERENCE)));
    assertThat(Math.signum(evidence.bonus(view, 1, 2, original))).isEqualTo(sign);
    assertThat(evidence(ReferenceText.none()).bonus(view, 1, 2, original)).isZero();
  }

  @Test
  void knowsNamesAndTheirParts() {
    ReferenceText reference =
        ReferenceText.of(List.of(REFERENCE, "Then the U.S. Department of Justice spoke."));
    assertThat(reference.hasName("crocus city hall")).isTrue();
    assertThat(reference.hasName("city hall")).isTrue();
    assertThat(reference.hasName("isis - k")).isTrue();
    assertThat(reference.hasName("department of justice")).isTrue();
    assertThat(reference.hasName("four men")).isFalse();
    assertThat(reference.names(2))
        .filteredOn(name -> name.text().equals("Dossier Center"))
        .singleElement()
        .matches(ReferenceText.Name::whole);
    assertThat(ReferenceText.of(List.of("")).isEmpty()).isTrue();
  }

  private static ReferenceEvidence evidence(ReferenceText reference) {
    return new ReferenceEvidence(reference, dictionaries.table(), dictionaries.model());
  }
}
