package io.github.unspin.terminal;

import io.github.unspin.review.Progress;
import io.github.unspin.review.ReviewDocument;
import io.github.unspin.review.ReviewSession;
import java.util.ArrayList;
import java.util.List;

/** The page after the last finding: how far the review has come, file by file. */
final class Summary {
  private Summary() {}

  /** Returns its lines. */
  static List<String> lines(ReviewSession session) {
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
}
