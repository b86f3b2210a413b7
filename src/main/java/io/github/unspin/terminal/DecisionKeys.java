package io.github.unspin.terminal;

import io.github.unspin.review.Change;
import io.github.unspin.review.Decision;
import io.github.unspin.review.FindingId;
import io.github.unspin.review.Proposal;
import io.github.unspin.review.Reach;
import io.github.unspin.review.ReviewFinding;
import io.github.unspin.review.ReviewSession;
import io.github.unspin.review.Status;
import io.github.unspin.review.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the keys that decide do: about one stop, the rest of the file, or everywhere; and undo. */
final class DecisionKeys {
  private final ReviewSession session;
  private final Walk walk;
  private final Screen screen;
  private final Message message;

  DecisionKeys(ReviewSession session, Walk walk, Screen screen, Message message) {
    this.session = session;
    this.walk = walk;
    this.screen = screen;
    this.message = message;
  }

  /** Takes a proposal, counted from 1. */
  void accept(int rank) {
    List<Proposal> proposals = session.proposals(walk.stop().first().id());
    if (rank > proposals.size()) {
      message.set(
          proposals.isEmpty()
              ? "nothing to take: type with e, or keep the words with n"
              : "there are " + proposals.size() + " proposals");
      return;
    }
    decide(Decision.accept(rank));
  }

  /** Decides about all findings of the stop. */
  void decide(Decision decision) {
    session.decideTogether(walk.stop().ids(), decision);
    message.set(said(walk.stop()));
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

  /** Lets the person type what is to stand there. */
  void edit() {
    ReviewFinding first = walk.stop().first();
    List<String> completions = new ArrayList<>();
    session.proposals(first.id()).forEach(each -> completions.add(each.text()));
    String text = completions.isEmpty() ? first.finding().text() : completions.get(0);
    completions.addAll(Vocabulary.of(walk.document()));
    String typed = screen.line(View.quoted(first.finding().text()) + " -> ", text, completions);
    if (typed == null) {
      message.set("nothing changed");
    } else {
      decide(Decision.replace(typed));
    }
  }

  /** Decides about all from here to the end of the file that is undecided. */
  void rest(Decision decision) {
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
    message.set(change.findings().size() + " findings" + what + " (u takes that back)");
    onwards();
  }

  /** Fixes the words with the accepted text or the first proposal, here and everywhere. */
  void fixEverywhere() {
    Verdict verdict = session.verdict(walk.stop().first().id());
    String text = verdict.status() == Status.ACCEPTED ? verdict.text() : null;
    if (text != null) {
      everywhere(Decision.replace(text), "fixed everywhere");
    } else if (session.proposals(walk.stop().first().id()).isEmpty()) {
      message.set("nothing to fix it with: type with e first, come back with P, then A");
    } else {
      everywhere(Decision.accept(), "fixed everywhere");
    }
  }

  /** Keeps the words, here and wherever they stand. */
  void keepEverywhere() {
    everywhere(Decision.refuse(), "kept everywhere");
  }

  private void everywhere(Decision decision, String what) {
    Change change = session.decide(walk.stop().first().id(), decision, Reach.EVERYWHERE);
    message.set(
        View.quoted(walk.stop().first().finding().text())
            + " "
            + what
            + ", here "
            + change.findings().size()
            + " times");
    onwards();
  }

  void undo() {
    turn(session.undo(), "taken back", "nothing to take back");
  }

  void redo() {
    turn(session.redo(), "decided again", "nothing was taken back");
  }

  private void turn(Optional<Change> change, String done, String nothing) {
    if (change.isEmpty()) {
      message.set(nothing);
      return;
    }
    int count = change.get().findings().size();
    if (count > 0) {
      walk.goTo(change.get().findings().get(0));
    }
    message.set(count == 1 ? done : count + " findings: " + done);
  }

  /** Goes on; what is said on arrival in another file comes after what was decided. */
  private void onwards() {
    String said = message.text();
    walk.onwards();
    String now = message.text();
    message.set(now.equals(said) || now.isEmpty() ? said : said + "; " + now);
  }
}
