package io.github.unspin.terminal;

import io.github.unspin.files.InputException;
import io.github.unspin.review.Change;
import io.github.unspin.review.Decision;
import io.github.unspin.review.FindingId;
import io.github.unspin.review.ReviewDocument;
import io.github.unspin.review.ReviewSession;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Leads a person through the findings of a session, key by key. */
public final class TerminalReview {
  /** How a review ended. */
  public enum End {
    /** The person wants the texts written. */
    SAVE,
    /** The person does not want the originals replaced now; the decisions are kept. */
    LEAVE,
    /** Ctrl-C, a signal, or the terminal went away. */
    INTERRUPTED,
    /** None of the files can be reviewed; their problems say why. */
    UNUSABLE
  }

  /**
   * What a person can choose on the command line.
   *
   * @param order which findings come first
   * @param together which are offered as one
   * @param acceptAbove findings whose first proposal is at least this sure are accepted at the
   *     start, as one step that can be undone; above 1 for none
   * @param replacesOriginals whether saving replaces the files, so that it is asked for when much
   *     is undecided
   */
  public record Wishes(
      Order order, Together together, double acceptAbove, boolean replacesOriginals) {}

  private static final int WAIT_MS = 20;

  private final ReviewSession session;
  private final Screen screen;
  private final Wishes wishes;
  private final View view;
  private final Set<String> opened = new LinkedHashSet<>();

  private final Walk walk;
  private final DecisionKeys decisions;
  private final PlaceKeys places;
  private final Message message = new Message();

  TerminalReview(ReviewSession session, Screen screen, Wishes wishes, boolean isColored) {
    this.session = session;
    this.screen = screen;
    this.wishes = wishes;
    view = new View(session, new Palette(isColored));
    walk = new Walk(session, wishes.order(), wishes.together(), this::await, this::acceptSure);
    decisions = new DecisionKeys(session, walk, screen, message);
    places = new PlaceKeys(session, walk, screen, message, this::await);
  }

  /** Leads through all findings; returns when the person has had enough. */
  End run() {
    if (!walk.start()) {
      return screen.isInterrupted() ? End.INTERRUPTED : End.UNUSABLE;
    }
    while (true) {
      draw();
      int key = screen.key();
      if (key == Screen.END || screen.isInterrupted()) {
        return End.INTERRUPTED;
      }
      if (key != Screen.WAKE) {
        message.clear();
        try {
          End end = press(key);
          if (end != null) {
            return end;
          }
        } catch (InputException e) { // such as a full disk; the decision was not made
          message.set(e.getMessage());
        }
      }
    }
  }

  private void draw() {
    int width = screen.width();
    int height = screen.height();
    screen.show(
        walk.isNowhere()
            ? view.page("Unspin review", Summary.lines(session), message.text(), width, height)
            : view.stop(
                walk.stop(), walk.place() + 1, walk.stops().size(), message.text(), width, height));
  }

  private boolean await(ReviewDocument next) {
    boolean isShown = false;
    for (int i = 0; !next.isAnalysed(); i++) {
      if (screen.isInterrupted()) {
        return false;
      }
      if (i == 10 && !isShown) {
        isShown = true;
        screen.show(
            view.page(
                "Unspin review",
                List.of("", "Reading " + Typesetter.plain(next.name()) + " \u2026"),
                "",
                screen.width(),
                screen.height()));
      }
      try {
        Thread.sleep(WAIT_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private void acceptSure(ReviewDocument next) {
    if (!opened.add(next.id()) || wishes.acceptAbove() > 1) {
      return;
    }
    List<FindingId> sure =
        session.undecidedAbove(wishes.acceptAbove()).stream()
            .filter(id -> id.document().equals(next.id()))
            .toList();
    if (!sure.isEmpty()) {
      Change change = session.decideAll(sure, Decision.accept());
      message.set(
          change.findings().size() + " sure ones accepted at the start (u takes that back)");
    }
  }

  private @Nullable End press(int pressed) {
    if (pressed == 4) { // Ctrl-D
      return End.INTERRUPTED;
    }
    Key key =
        switch (pressed) {
          case Screen.RIGHT, Screen.DOWN -> Key.NEXT;
          case Screen.LEFT, Screen.UP -> Key.PREVIOUS;
          default -> Key.of(pressed);
        };
    if (key == null) {
      message.set("no such key; ? shows all");
      return null;
    }
    boolean needsFinding = key.compareTo(Key.UNDO) < 0 || key == Key.SKIP;
    if (needsFinding && walk.isNowhere()) {
      message.set("no finding here; P goes back, q saves and quits");
      return null;
    }
    switch (key) {
      case ACCEPT -> decisions.accept(1);
      case PICK -> decisions.accept(pressed - '0');
      case REFUSE -> decisions.decide(Decision.refuse());
      case SKIP -> decisions.decide(Decision.skip());
      case EDIT -> decisions.edit();
      case ACCEPT_REST -> decisions.rest(Decision.accept());
      case REFUSE_REST -> decisions.rest(Decision.refuse());
      case EVERYWHERE -> decisions.fixEverywhere();
      case KEEP -> decisions.keepEverywhere();
      case UNDO -> decisions.undo();
      case REDO -> decisions.redo();
      case NEXT_OPEN -> say(walk.nextOpen(), "nothing is undecided");
      case NEXT -> say(walk.next(), "this is the end");
      case PREVIOUS_OPEN -> say(walk.previousOpen(), "nothing undecided before this");
      case PREVIOUS -> say(walk.previous(), "this is the first one");
      case SEARCH -> places.search();
      case GO -> places.go();
      case HELP -> help();
      case QUIT -> {
        return quit();
      }
    }
    return null;
  }

  private void say(boolean isDone, String otherwise) {
    if (!isDone) {
      message.set(otherwise);
    }
  }

  private void help() {
    int key;
    do {
      screen.show(
          view.page(
              "Keys",
              View.help(screen.width()),
              "any key goes back",
              screen.width(),
              screen.height()));
      key = screen.key();
    } while (key == Screen.WAKE && !screen.isInterrupted());
  }

  private @Nullable End quit() {
    int undecided = session.progress().undecided();
    boolean isUntouched = session.progress().decided() == 0;
    if (!wishes.replacesOriginals() || undecided == 0 || isUntouched) {
      return End.SAVE;
    }
    message.set(
        undecided + " undecided would stay. Replace the originals now? y: yes, n: quit without");
    draw();
    int key = screen.key();
    while (key == Screen.WAKE && !screen.isInterrupted()) {
      draw();
      key = screen.key();
    }
    message.clear();
    if (key == 'y' || key == 'Y') {
      return End.SAVE;
    } else if (key == 'n' || key == 'N') {
      return End.LEAVE;
    } else if (key == Screen.END || screen.isInterrupted()) {
      return End.INTERRUPTED;
    }
    return null;
  }
}
