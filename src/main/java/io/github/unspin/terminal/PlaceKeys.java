package io.github.unspin.terminal;

import io.github.unspin.review.ReviewDocument;
import io.github.unspin.review.ReviewSession;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What the keys do that ask for a place to go to: {@code /} for words and {@code g} for a number.
 */
final class PlaceKeys {
  private final ReviewSession session;
  private final Walk walk;
  private final Screen screen;
  private final Message message;
  private final Predicate<ReviewDocument> wait;
  private String sought = "";

  /**
   * @param wait waits until a file was looked at; false if the person has no more patience
   */
  PlaceKeys(
      ReviewSession session,
      Walk walk,
      Screen screen,
      Message message,
      Predicate<ReviewDocument> wait) {
    this.session = session;
    this.walk = walk;
    this.screen = screen;
    this.message = message;
    this.wait = wait;
  }

  /** Asks for words, or takes those asked for before, and goes to the next stop with them. */
  void search() {
    String typed = screen.line("/", "", List.of());
    if (typed == null || (typed.isEmpty() && sought.isEmpty())) {
      return;
    }
    sought = typed.isEmpty() ? sought : typed;
    String wanted = sought.toLowerCase(Locale.ROOT);
    // Its neighbours only help to find a sentence that has nothing of the kind itself.
    if (!walk.seek(stop -> isAbout(stop, wanted)) && !walk.seek(stop -> isNear(stop, wanted))) {
      message.set("not in this file: " + sought);
    }
  }

  private boolean isAbout(Stop stop, String wanted) {
    return stop.findings().stream()
        .anyMatch(
            each ->
                each.finding().text().toLowerCase(Locale.ROOT).contains(wanted)
                    || session.proposals(each.id()).stream()
                        .anyMatch(p -> p.text().toLowerCase(Locale.ROOT).contains(wanted)));
  }

  private boolean isNear(Stop stop, String wanted) {
    return stop.findings().stream()
        .map(each -> walk.document().text().substring(each.sentenceStart(), each.sentenceEnd()))
        .anyMatch(sentence -> sentence.toLowerCase(Locale.ROOT).contains(wanted));
  }

  /** Asks for the number of a stop or a file and goes there. */
  void go() {
    String files = session.documents().size() > 1 ? ", f1-f" + session.documents().size() : "";
    String typed = screen.line("go to (1-" + walk.stops().size() + files + "): ", "", List.of());
    if (typed == null || typed.isBlank()) {
      return;
    }
    String place = typed.strip();
    boolean isFile = place.startsWith("f");
    int most = isFile ? session.documents().size() : walk.stops().size();
    int number;
    try {
      number = Integer.parseInt(isFile ? place.substring(1).strip() : place);
    } catch (NumberFormatException e) {
      number = 0;
    }
    if (number < 1 || number > most) {
      message.set("there is no " + Typesetter.plain(place));
    } else if (isFile) {
      String problem =
          wait.test(session.documents().get(number - 1))
              ? session.documents().get(number - 1).problem()
              : null;
      if (problem != null || !walk.open(number - 1, 1)) {
        message.set(problem == null ? "cannot go there" : problem);
      }
    } else {
      walk.goTo(number - 1);
    }
  }
}
