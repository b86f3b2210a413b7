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
import java.util.function.Predicate;
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

  private ReviewDocument document;
  private List<Stop> stops = List.of();
  private int at;
  private boolean isThrough; // past the last finding
  private String message = "";
  private String sought = "";

  TerminalReview(ReviewSession session, Screen screen, Wishes wishes, boolean isColored) {
    this.session = session;
    this.screen = screen;
    this.wishes = wishes;
    view = new View(session, new Palette(isColored));
    document = session.documents().get(0);
  }

  /** Leads through all findings; returns when the person has had enough. */
  End run() {
    if (!open(0, 1)) {
      return screen.isInterrupted() ? End.INTERRUPTED : End.UNUSABLE;
    }
    if (!nextOpen(0)) {
      nextFile();
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
        isThrough || stops.isEmpty()
            ? view.page("Unspin review", summary(), message, width, height)
            : view.stop(stops.get(at), at + 1, stops.size(), message, width, height));
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

  /**
   * Goes to a file, or the next one in a direction that can be reviewed.
   *
   * @return false if there is none; nothing changes then
   */
  private boolean open(int index, int direction) {
    for (int i = index; i >= 0 && i < session.documents().size(); i += direction) {
      ReviewDocument next = session.documents().get(i);
      if (!await(next)) {
        return false;
      }
      if (next.problem() == null) {
        document = next;
        stops = Route.of(next, wishes.order(), wishes.together());
        at = 0;
        isThrough = stops.isEmpty();
        acceptSure(next);
        return true;
      }
    }
    return false;
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
    if (needsFinding && (isThrough || stops.isEmpty())) {
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
      case NEXT_OPEN -> {
        if (!nextOpen(isThrough ? stops.size() : at + 1) && !nextFile()) {
          firstOpen();
        }
      }
      case NEXT -> next();
      case PREVIOUS_OPEN -> previousOpen();
      case PREVIOUS -> previous();
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
    return stops.get(at);
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
    completions.addAll(Vocabulary.of(document));
    String typed = screen.line(View.quoted(first.finding().text()) + " -> ", text, completions);
    if (typed == null) {
      message = "nothing changed";
    } else {
      decide(Decision.replace(typed));
    }
  }

  private void rest(Decision decision) {
    List<FindingId> ids = new ArrayList<>();
    for (int i = at; i < stops.size(); i++) {
      for (ReviewFinding each : stops.get(i).findings()) {
        if (!session.verdict(each.id()).status().isDecided()) {
          ids.add(each.id());
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
      goTo(change.get().findings().get(0));
    }
    message = count == 1 ? done : count + " findings: " + done;
  }

  private void goTo(FindingId id) {
    if (!id.document().equals(document.id())) {
      session.document(id.document()).ifPresent(other -> open(other.index(), 1));
    }
    for (int i = 0; i < stops.size(); i++) {
      if (stops.get(i).holds(id)) {
        at = i;
        isThrough = false;
        return;
      }
    }
  }

  // Ways

  /** After a decision: to the next undecided one, of this file or a later one. */
  private void onwards() {
    String said = message;
    if (!nextOpen(at + 1)) {
      nextFile();
    }
    message = message.equals(said) || message.isEmpty() ? said : said + "; " + message;
  }

  private boolean nextOpen(int from) {
    for (int i = from; i < stops.size(); i++) {
      if (!stops.get(i).isDecided(session)) {
        at = i;
        isThrough = false;
        return true;
      }
    }
    return false;
  }

  /** Goes to the next file with something undecided; past the end if there is none. */
  private boolean nextFile() {
    int before = document.index();
    for (int i = before + 1; i < session.documents().size(); ) {
      if (!open(i, 1)) {
        break;
      }
      if (nextOpen(0)) {
        return true;
      }
      i = document.index() + 1;
    }
    at = Math.max(0, stops.size() - 1);
    isThrough = true;
    return false;
  }

  private void firstOpen() {
    int here = document.index();
    for (int i = 0; i <= here; i++) {
      if (open(i, 1) && nextOpen(0)) {
        return;
      }
    }
    nextFile();
    message = "nothing is undecided";
  }

  private void next() {
    if (isThrough) {
      message = "this is the end";
    } else if (at + 1 < stops.size()) {
      at++;
    } else if (!open(document.index() + 1, 1)) {
      isThrough = true;
    }
  }

  private void previous() {
    if (isThrough && !stops.isEmpty()) {
      isThrough = false;
    } else if (!isThrough && at > 0) {
      at--;
    } else if (document.index() > 0 && open(document.index() - 1, -1)) {
      at = Math.max(0, stops.size() - 1);
    } else {
      message = "this is the first one";
    }
  }

  private void previousOpen() {
    int file = document.index();
    int place = at;
    boolean wasThrough = isThrough;
    int from = isThrough ? stops.size() - 1 : at - 1;
    while (true) {
      for (int i = from; i >= 0; i--) {
        if (!stops.get(i).isDecided(session)) {
          at = i;
          isThrough = false;
          return;
        }
      }
      if (document.index() == 0 || !open(document.index() - 1, -1)) {
        break;
      }
      from = stops.size() - 1;
    }
    open(file, 1);
    at = place;
    isThrough = wasThrough;
    message = "nothing undecided before this";
  }

  private void search() {
    String typed = screen.line("/", "", List.of());
    if (typed == null || typed.isEmpty() && sought.isEmpty()) {
      return;
    }
    sought = typed.isEmpty() ? sought : typed;
    String wanted = sought.toLowerCase(Locale.ROOT);
    int place = next(stop -> isAbout(stop, wanted));
    // Its neighbours only help to find a sentence that has nothing of the kind itself.
    place = place < 0 ? next(stop -> isNear(stop, wanted)) : place;
    if (place < 0) {
      message = "not in this file: " + sought;
    } else {
      at = place;
      isThrough = false;
    }
  }

  private int next(Predicate<Stop> wanted) {
    for (int i = 1; i <= stops.size(); i++) {
      int place = (at + i) % stops.size();
      if (wanted.test(stops.get(place))) {
        return place;
      }
    }
    return -1;
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
        .map(each -> document.text().substring(each.sentenceStart(), each.sentenceEnd()))
        .anyMatch(sentence -> sentence.toLowerCase(Locale.ROOT).contains(wanted));
  }

  private void go() {
    String files = session.documents().size() > 1 ? ", f1-f" + session.documents().size() : "";
    String typed = screen.line("go to (1-" + stops.size() + files + "): ", "", List.of());
    if (typed == null || typed.isBlank()) {
      return;
    }
    String place = typed.strip();
    boolean isFile = place.startsWith("f");
    int most = isFile ? session.documents().size() : stops.size();
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
      if (problem != null || !open(number - 1, 1)) {
        message = problem == null ? "cannot go there" : problem;
      }
    } else {
      at = number - 1;
      isThrough = false;
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
