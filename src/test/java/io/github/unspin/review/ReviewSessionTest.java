package io.github.unspin.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library face of the review. */
class ReviewSessionTest {
  private static final String TEXT =
      "The assault on Metropolis Corridor was massive, he mentioned.\n\n"
          + "Assault rifles lay about; the assault lasted an hour at Metropolis Corridor.\n";

  @TempDir Path folder;

  private ReviewSession open(String... names) {
    List<Path> paths = java.util.Arrays.stream(names).map(folder::resolve).toList();
    return ReviewSession.open(
        ReviewInput.expand(paths),
        ReviewSettings.of(Toy.spinner()::analyse, folder.resolve("state")));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static FindingId id(ReviewSession session, int document, int number) {
    return session.documents().get(document).findings().get(number - 1).id();
  }

  @Test
  void acceptedFixesAreMadeAndTheRestStays() throws IOException {
    Path file = file("a.txt", TEXT);
    try (ReviewSession session = open("a.txt")) {
      session.decide(id(session, 0, 1), Decision.accept(), Reach.HERE);
      session.decide(id(session, 0, 2), Decision.refuse(), Reach.HERE);
      session.decide(id(session, 0, 3), Decision.accept(2), Reach.HERE);
      session.decide(id(session, 0, 4), Decision.replace("told us"), Reach.HERE);
      assertThat(session.progress()).isEqualTo(new Progress(3, 1, 0, 3));
      List<Saved> saved = session.save();
      assertThat(saved).hasSize(1);
      assertThat(folder.resolve("a.reviewed.txt"))
          .hasContent(
              TEXT.replaceFirst("assault", "attack")
                  .replace("massive", "huge")
                  .replace("mentioned", "told us"));
      assertThat(file).hasContent(TEXT);
    }
  }

  @Test
  void theNextSessionGoesOnWhereTheLastOneWasKilled() throws IOException {
    file("a.txt", TEXT);
    ReviewSession killed = open("a.txt");
    killed.decide(id(killed, 0, 1), Decision.accept(), Reach.HERE);
    killed.decide(id(killed, 0, 2), Decision.refuse(), Reach.ALIKE);
    killed.undo();
    killed.decide(id(killed, 0, 3), Decision.skip(), Reach.HERE);
    String preview = killed.preview(killed.documents().get(0));
    killed.close();
    file("a.txt", "A new first line.\n" + TEXT.replace("was massive", "was really massive"));
    try (ReviewSession session = open("a.txt")) {
      assertThat(session.preview(session.documents().get(0)))
          .isEqualTo("A new first line.\n" + preview.replace("was massive", "was really massive"));
      assertThat(session.progress()).isEqualTo(new Progress(1, 0, 1, 5));
      session.undo();
      session.undo();
      assertThat(session.undo()).isEmpty();
      assertThat(session.progress().untouched()).isEqualTo(7);
      session.redo();
      assertThat(session.progress()).isEqualTo(new Progress(1, 0, 0, 6));
    }
  }
}
