package io.github.unspin.terminal;

import io.github.unspin.files.InputException;
import io.github.unspin.review.Change;
import io.github.unspin.review.Decision;
import io.github.unspin.review.FindingId;
import io.github.unspin.review.Progress;
import io.github.unspin.review.Proposal;
import io.github.unspin.review.Reach;
import io.github.unspin.review.ReviewDocument;
import io.github.unspin.review.ReviewFinding;
import io.github.unspin.review.ReviewSession;
import io.github.unspin.review.Status;
import io.github.unspin.review.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
  private String message = "";
  private String sought = "";

  TerminalReview(ReviewSession session, Screen screen, Wishes wishes, boolean isColored) {
    this.session = session;
    this.screen = screen;
    this.wishes = wishes;
    view = new View(session, new Palette(isColored));
    walk = new Walk(session, wishes.order(), wishes.together(), this::await, this::acceptSure);
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
        message = "";
        try {
          End end = press(key);
          if (end != null) {
            return end;
          }
        } catch (InputException e) { // such as a full disk; the decision was not made
          message = e.getMessage();
        }
      }
    }
  }

  private void draw() {
    int width = screen.width();
    int height = screen.height();
    screen.show(
        walk.isNowhere()
            ? view.page("Unspin review", summary(), message, width, height)
            : view.stop(
                walk.stop(), walk.place() + 1, walk.stops().size(), message, width, height));
  }

  private List<String> summary() {
    Progress all = session.progress();
    List<String> out = new ArrayList<>();
    out.add("");
    if (all.total() == 0) {
      out.add("Nothing was found: there is nothing to decide.");
    } else if (all.isDone()) {
      out.add("All " + all.total() + " findings are decided.");
    } else {
      out.add(all.undecided() + " of " + all.total() + " findings are undecided: j shows them.");
    }
    out.add(all.accepted() + " accepted, " + all.refused() + " refused.");
    out.add("");
    for (ReviewDocument each : session.documents()) {
      if (each.isAnalysed() && session.documents().size() > 1) {
        Progress one = session.progress(each);
        String problem = each.problem();
        out.add(
            problem == null
                ? "  " + Typesetter.plain(each.name()) + ": " + one.decided() + "/" + one.total()
                : "  " + Typesetter.plain(problem));
      }
    }
    out.add("q saves and quits, P goes back, u takes the last decision back, ? helps.");
    return out;
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
      message = change.findings().size() + " sure ones accepted at the start (u takes that back)";
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
      message = "no such key; ? shows all";
      return null;
    }
    boolean needsFinding = key.compareTo(Key.UNDO) < 0 || key == Key.SKIP;
    if (needsFinding && walk.isNowhere()) {
      message = "no finding here; P goes back, q saves and quits";
      return null;
    }
    switch (key) {
      case ACCEPT -> accept(1);
      case PICK -> accept(pressed - '0');
      case REFUSE -> decide(Decision.refuse());
      case SKIP -> decide(Decision.skip());
      case EDIT -> edit();
      case ACCEPT_REST -> rest(Decision.accept());
      case REFUSE_REST -> rest(Decision.refuse());
      case EVERYWHERE -> fixEverywhere();
      case KEEP -> everywhere(Decision.refuse(), "kept everywhere");
      case UNDO -> turn(session.undo(), "taken back", "nothing to take back");
      case REDO -> turn(session.redo(), "decided again", "nothing was taken back");
      case NEXT_OPEN -> say(walk.nextOpen(), "nothing is undecided");
      case NEXT -> say(walk.next(), "this is the end");
      case PREVIOUS_OPEN -> say(walk.previousOpen(), "nothing undecided before this");
      case PREVIOUS -> say(walk.previous(), "this is the first one");
      case SEARCH -> search();
      case GO -> go();
      case HELP -> help();
      case QUIT -> {
        return quit();
      }
    }
    return null;
  }

  // Decisions

  private Stop stop() {
    return walk.stop();
  }

  private void say(boolean isDone, String otherwise) {
    message = isDone ? message : otherwise;
  }

  private void accept(int rank) {
    List<Proposal> proposals = session.proposals(stop().first().id());
    if (rank > proposals.size()) {
      message =
          proposals.isEmpty()
              ? "nothing to take: type with e, or keep the words with n"
              : "there are " + proposals.size() + " proposals";
      return;
    }
    decide(Decision.accept(rank));
  }

  private void decide(Decision decision) {
    session.decideTogether(stop().ids(), decision);
    message = said(stop());
    onwards();
  }

  private String said(Stop decided) {
    Verdict verdict = session.verdict(decided.first().id());
    String words = View.quoted(decided.first().finding().text());
    String times = decided.findings().size() > 1 ? ", " + decided.findings().size() + " times" : "";
    return switch (verdict.status()) {
      case ACCEPTED -> words + " -> " + View.quoted(verdict.text()) + times;
      case REFUSED -> words + " stays" + times;
      case SKIPPED -> words + " skipped";
      case UNDECIDED -> words + " undecided";
    };
  }

  private void edit() {
    ReviewFinding first = stop().first();
    List<String> completions = new ArrayList<>();
    session.proposals(first.id()).forEach(each -> completions.add(each.text()));
    String text = completions.isEmpty() ? first.finding().text() : completions.get(0);
    completions.addAll(Vocabulary.of(walk.document()));
    String typed = screen.line(View.quoted(first.finding().text()) + " -> ", text, completions);
    if (typed == null) {
      message = "nothing changed";
    } else {
      decide(Decision.replace(typed));
    }
  }

  private void rest(Decision decision) {
    List<FindingId> ids = new ArrayList<>();
    for (Stop each : walk.stops().subList(walk.place(), walk.stops().size())) {
      for (ReviewFinding finding : each.findings()) {
        if (!session.verdict(finding.id()).status().isDecided()) {
          ids.add(finding.id());
        }
      }
    }
    Change change = session.decideAll(ids, decision);
    String what = decision instanceof Decision.Refuse ? " kept" : " accepted";
    message = change.findings().size() + " findings" + what + " (u takes that back)";
    onwards();
  }

  private void fixEverywhere() {
    Verdict verdict = session.verdict(stop().first().id());
    String text = verdict.status() == Status.ACCEPTED ? verdict.text() : null;
    if (text != null) {
      everywhere(Decision.replace(text), "fixed everywhere");
    } else if (session.proposals(stop().first().id()).isEmpty()) {
      message = "nothing to fix it with: type with e first, come back with P, then A";
    } else {
      everywhere(Decision.accept(), "fixed everywhere");
    }
  }

  private void everywhere(Decision decision, String what) {
    Change change = session.decide(stop().first().id(), decision, Reach.EVERYWHERE);
    message =
        View.quoted(stop().first().finding().text())
            + " "
            + what
            + ", here "
            + change.findings().size()
            + " times";
    onwards();
  }

  private void turn(Optional<Change> change, String done, String nothing) {
    if (change.isEmpty()) {
      message = nothing;
      return;
    }
    int count = change.get().findings().size();
    if (count > 0) {
      walk.goTo(change.get().findings().get(0));
    }
    message = count == 1 ? done : count + " findings: " + done;
  }

  private void onwards() {
    String said = message;
    walk.onwards();
    message = message.equals(said) || message.isEmpty() ? said : said + "; " + message;
  }

  // Ways

  private void search() {
    String typed = screen.line("/", "", List.of());
    if (typed == null || (typed.isEmpty() && sought.isEmpty())) {
      return;
    }
    sought = typed.isEmpty() ? sought : typed;
    String wanted = sought.toLowerCase(Locale.ROOT);
    // Its neighbours only help to find a sentence that has nothing of the kind itself.
    if (!walk.seek(stop -> isAbout(stop, wanted)) && !walk.seek(stop -> isNear(stop, wanted))) {
      message = "not in this file: " + sought;
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

  private void go() {
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
      message = "there is no " + Typesetter.plain(place);
    } else if (isFile) {
      String problem =
          await(session.documents().get(number - 1))
              ? session.documents().get(number - 1).problem()
              : null;
      if (problem != null || !walk.open(number - 1, 1)) {
        message = problem == null ? "cannot go there" : problem;
      }
    } else {
      walk.goTo(number - 1);
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
    message =
        undecided + " undecided would stay. Replace the originals now? y: yes, n: quit without";
    draw();
    int key = screen.key();
    while (key == Screen.WAKE && !screen.isInterrupted()) {
      draw();
      key = screen.key();
    }
    message = "";
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
