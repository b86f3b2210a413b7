package io.github.unspin.terminal;

import io.github.unspin.review.FindingId;
import io.github.unspin.review.ReviewDocument;
import io.github.unspin.review.ReviewSession;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Where a person is in a session, and the ways on from there. */
final class Walk {
  private final ReviewSession session;
  private final Order order;
  private final Together together;
  private final Predicate<ReviewDocument> wait;
  private final Consumer<ReviewDocument> arrived;

  private ReviewDocument document;
  private List<Stop> stops = List.of();
  private int at;
  private boolean isThrough; // past the last finding

  /**
   * @param wait waits until a file was looked at; false if the person has no more patience
   * @param arrived is told of every file that is gone to
   */
  Walk(
      ReviewSession session,
      Order order,
      Together together,
      Predicate<ReviewDocument> wait,
      Consumer<ReviewDocument> arrived) {
    this.session = session;
    this.order = order;
    this.together = together;
    this.wait = wait;
    this.arrived = arrived;
    document = session.documents().get(0);
  }

  ReviewDocument document() {
    return document;
  }

  /** Returns what there is to decide in the file. */
  List<Stop> stops() {
    return stops;
  }

  /** Returns the place among the stops, from 0. */
  int place() {
    return at;
  }

  /** Returns whether there is no stop here: past the last one, or in a file without any. */
  boolean isNowhere() {
    return isThrough || stops.isEmpty();
  }

  Stop stop() {
    return stops.get(at);
  }

  /** Goes to a stop of the file. */
  void goTo(int place) {
    at = place;
    isThrough = false;
  }

  /** Goes to a finding. */
  void goTo(FindingId id) {
    if (!id.document().equals(document.id())) {
      session.document(id.document()).ifPresent(other -> open(other.index(), 1));
    }
    for (int i = 0; i < stops.size(); i++) {
      if (stops.get(i).holds(id)) {
        goTo(i);
        return;
      }
    }
  }

  /**
   * Goes to a file, or the next one in a direction that can be reviewed.
   *
   * @return false if there is none; nothing changes then
   */
  boolean open(int index, int direction) {
    for (int i = index; i >= 0 && i < session.documents().size(); i += direction) {
      ReviewDocument next = session.documents().get(i);
      if (!wait.test(next)) {
        return false;
      }
      if (next.problem() == null) {
        document = next;
        stops = Route.of(next, order, together);
        at = 0;
        isThrough = stops.isEmpty();
        arrived.accept(next);
        return true;
      }
    }
    return false;
  }

  /** Goes to the first file that can be reviewed, and in it or later ones to what is undecided. */
  boolean start() {
    if (!open(0, 1)) {
      return false;
    }
    if (!nextOpen(0)) {
      nextFile();
    }
    return true;
  }

  /** After a decision: to the next undecided one, of this file or a later one. */
  void onwards() {
    if (!nextOpen(at + 1)) {
      nextFile();
    }
  }

  /**
   * Goes to the next undecided one, and from the last one to the first.
   *
   * @return false if there is none at all
   */
  boolean nextOpen() {
    return nextOpen(isThrough ? stops.size() : at + 1) || nextFile() || firstOpen();
  }

  private boolean nextOpen(int from) {
    for (int i = from; i < stops.size(); i++) {
      if (!stops.get(i).isDecided(session)) {
        goTo(i);
        return true;
      }
    }
    return false;
  }

  /** Goes to the next file with something undecided; past the end if there is none. */
  private boolean nextFile() {
    for (int i = document.index() + 1; i < session.documents().size(); ) {
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

  private boolean firstOpen() {
    int here = document.index();
    for (int i = 0; i <= here; i++) {
      if (open(i, 1) && nextOpen(0)) {
        return true;
      }
    }
    return nextFile();
  }

  /**
   * Goes to the next stop, also of the next file, and past the last one.
   *
   * @return false at the end
   */
  boolean next() {
    if (isThrough) {
      return false;
    } else if (at + 1 < stops.size()) {
      at++;
    } else if (!open(document.index() + 1, 1)) {
      isThrough = true;
    }
    return true;
  }

  /**
   * Goes to the stop before, also of the file before.
   *
   * @return false at the start
   */
  boolean previous() {
    if (isThrough && !stops.isEmpty()) {
      isThrough = false;
    } else if (!isThrough && at > 0) {
      at--;
    } else if (document.index() > 0 && open(document.index() - 1, -1)) {
      at = Math.max(0, stops.size() - 1);
    } else {
      return false;
    }
    return true;
  }

  /**
   * Goes to the undecided stop before this one.
   *
   * @return false if there is none; nothing changes then
   */
  boolean previousOpen() {
    int file = document.index();
    int place = at;
    boolean wasThrough = isThrough;
    int from = isThrough ? stops.size() - 1 : at - 1;
    while (true) {
      for (int i = from; i >= 0; i--) {
        if (!stops.get(i).isDecided(session)) {
          goTo(i);
          return true;
        }
      }
      if (document.index() == 0 || !open(document.index() - 1, -1)) {
        break;
      }
      from = stops.size() - 1;
    }
    if (document.index() != file) {
      open(file, 1);
    }
    at = place;
    isThrough = wasThrough;
    return false;
  }

  /** Goes to the next stop of the file, round its end, that is wanted; false if there is none. */
  boolean seek(Predicate<Stop> wanted) {
    for (int i = 1; i <= stops.size(); i++) {
      int place = (at + i) % stops.size();
      if (wanted.test(stops.get(place))) {
        goTo(place);
        return true;
      }
    }
    return false;
  }
}
